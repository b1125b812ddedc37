import { cardOf } from "../cards/cards.ts";
import type { Effect } from "../cards/effect.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { referencesIn } from "../recorder/references.ts";
import { canonical } from "./differences.ts";
import { effectiveInputs } from "./effectiveInputs.ts";
import { fateOf, type Fate } from "./fate.ts";
import type { PropertyChange } from "./comparisonModel.ts";
import { formatPath, parsePath, type Path } from "./propertyPaths.ts";
import { effect, isIgnored, secret } from "./propertyChanges.ts";
import { readable } from "./texts.ts";

/** Everything that is there after the change. */
export interface Present {
  readonly resources: readonly RecordedResource[];
  readonly graph: ResourceGraph;
  /** Resources that are new, though references name them as they named others before. */
  readonly anew: readonly RecordedResource[];
}

/** A resource whose outputs change. */
interface Cause {
  readonly resource: RecordedResource;
  /** Whether it is sure that they do. */
  readonly certain: boolean;
  /** Which ones; absent: all that AWS computes. */
  readonly outputs: readonly string[] | undefined;
  /** Whether it is deleted before it is there again: then nobody may go on naming it, `ignoreChanges` or not. */
  readonly deletedFirst: boolean;
}

/**
 * Follows changes: who refers to a replaced resource gets another id, and may be replaced in turn.
 *
 * @param fates what becomes of each resource by itself
 * @param present what is there after the change
 * @returns the same, with what follows
 */
export function followers(fates: readonly Fate[], present: Present): readonly Fate[] {
  const anew = present.anew.map((resource) => ({ resource, certain: true, outputs: undefined, deletedFirst: false }));
  const causes = new Map([...fates.flatMap(causesIn), ...anew].map((cause) => [cause.resource.urn, cause] as const));
  const next = fates.map((fate) => {
    const more = [...optionsFollowing(fate, causes, present), ...propertiesFollowing(fate, causes, present)];
    return more.length > 0 ? fateOf(fate.pair, [...fate.properties, ...more], fate.options, fate.ignored) : fate;
  });
  const settled = next.every(({ kind, properties }, position) => {
    const last = fates[position];
    return last?.kind === kind && last.properties.length === properties.length;
  });
  return settled ? next : followers(next, present);
}

function causesIn({ pair: { after }, kind, properties }: Fate): Cause[] {
  const deletedFirst = after.options.deleteBeforeReplace;
  switch (kind) {
    case "replaced":
    case "mayBeReplaced":
      return [{ resource: after, certain: kind === "replaced", outputs: undefined, deletedFirst }];
    case "updated": {
      const { outputs, by } = cardOf(after.type)?.renewed ?? { outputs: [], by: [] };
      const made = properties.filter(({ path }) => by.includes(parsePath(path)[0] ?? ""));
      const certain = made.some(({ path, follows }) => follows === undefined || says(after, path));
      return made.length > 0 ? [{ resource: after, certain, outputs, deletedFirst: false }] : [];
    }
    case "kept":
      return [];
  }
}

type Causes = ReadonlyMap<string, Cause>;

/** Options that tie a resource's life to another one's. */
function optionsFollowing({ pair: { after }, properties }: Fate, causes: Causes, { graph }: Present): PropertyChange[] {
  const { deletedWith, replaceWith, replacementTrigger } = after.options;
  const tied: readonly (readonly [option: string, urns: readonly string[]])[] = [
    ["deletedWith", deletedWith === undefined ? [] : [deletedWith]],
    ["replaceWith", replaceWith],
    ["replacementTrigger", graph.namedIn(replacementTrigger).map(({ urn }) => urn)],
  ];
  return tied.flatMap(([option, urns]) => {
    const path = `(option ${option})`;
    const cause = urns.flatMap((urn) => causes.get(urn) ?? []).find(({ outputs }) => outputs === undefined);
    if (!cause || properties.some((known) => known.path === path)) return [];
    const does = cause.certain ? "replaces" : "mayReplace";
    return [{ path, effect: does, before: undefined, after: undefined, lines: [], follows: nameOf(cause) }];
  });
}

function propertiesFollowing({ pair, properties }: Fate, causes: Causes, present: Present): PropertyChange[] {
  const { after } = pair;
  const { inputs, secrets } = effectiveInputs(after, present.resources);
  return leaves(inputs)
    .filter(({ path }) => !properties.some((known) => startsWith(path, parsePath(known.path))))
    .flatMap(({ path, value }) => {
      const cause = causeOf(after, path, value, causes, present.graph);
      if (!cause) return [];
      const difference = { path, before: value, after: undefined };
      if (!cause.deletedFirst && isIgnored(difference, after.options.ignoreChanges)) return [];
      const text = secrets.includes(path[0] ?? "") ? secret : readable(value);
      return [
        {
          path: formatPath(path),
          effect: softened(effect(after, difference, inputs, inputs), cause),
          before: text,
          after: text,
          lines: [],
          follows: nameOf(cause),
        },
      ];
    });
}

function nameOf({ resource }: Cause): string {
  return `${resource.type.split(":").at(-1) ?? ""} ${resource.name}`;
}

/** What perhaps gets another id perhaps replaces. */
function softened(known: Effect, { certain }: Cause): Effect {
  return known === "replaces" && !certain ? "mayReplace" : known;
}

/**
 * The cause that a value is made from: named in it, or said by the SDK. What is not named may be made of what stays, so that
 * nothing is certain there.
 */
function causeOf(
  resource: RecordedResource,
  path: Path,
  value: unknown,
  causes: Causes,
  graph: ResourceGraph,
): Cause | undefined {
  const all = (urns: readonly string[]) => urns.flatMap((urn) => causes.get(urn) ?? []);
  const named = all(graph.namedIn(value).map(({ urn }) => urn)).filter((cause) => names(value, cause));
  if (named.length > 0) return named.find(({ certain }) => certain) ?? named[0];
  const whole = graph.namedIn(resource.inputs[path[0] ?? ""]);
  const hidden = all(resource.propertyDependencies[path[0] ?? ""] ?? []).find(
    (cause) => !whole.includes(cause.resource) && hides(value, cause),
  );
  return hidden && { ...hidden, certain: false };
}

/** Whether an input says where it is from. */
function says({ inputs }: RecordedResource, path: string): boolean {
  return referencesIn(inputs[parsePath(path)[0] ?? ""]).length > 0;
}

/** Whether a value holds an output that changes. */
function names(value: unknown, { resource, outputs }: Cause): boolean {
  return referencesIn(value).some((inside) => {
    const at = inside.lastIndexOf(".");
    return inside.slice(0, at) === resource.mark && outputs?.includes(inside.slice(at + 1)) !== false;
  });
}

/** Whether a value may be made from outputs without naming them: it is no input of the resource, which would stay. */
function hides(value: unknown, { resource, outputs }: Cause): boolean {
  // What does not name a version is made from what stays.
  return outputs === undefined && !values(resource.inputs).includes(canonical(value));
}

/** Everything in a value, as JSON. */
function values(value: unknown): string[] {
  const inner = typeof value === "object" && value !== null ? Object.values(value).flatMap(values) : [];
  return [canonical(value), ...inner];
}

/** Values by path; lists are not entered. */
function leaves(
  value: Readonly<Record<string, unknown>>,
  path: Path = [],
): { readonly path: Path; readonly value: unknown }[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? leaves(inner as Record<string, unknown>, [...path, key])
      : [{ path: [...path, key], value: inner }],
  );
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((name, depth) => path[depth] === name);
}
