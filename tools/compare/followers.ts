import { cardOf } from "../cards/cards.ts";
import type { Effect } from "../cards/effect.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { referencesIn } from "../recorder/references.ts";
import { leavesOf } from "../recorder/plainObject.ts";
import { titleOf } from "../recorder/titleOf.ts";
import { canonical } from "./differences.ts";
import { effectiveInputs } from "./effectiveInputs.ts";
import { kindOf, type Fate } from "./fate.ts";
import type { PropertyChange } from "./comparisonModel.ts";
import { formatPath, parsePath, type Path } from "./propertyPaths.ts";
import { effect, isIgnored, secret } from "./propertyChanges.ts";
import { readable } from "./texts.ts";

/** The side after the change. */
interface Present {
  readonly resources: readonly RecordedResource[];
  readonly graph: ResourceGraph;
  /** New resources with the same mark as a deleted one, so that references to them look unchanged. */
  readonly anew: readonly RecordedResource[];
}

/** A resource whose outputs change. */
interface Cause {
  readonly resource: RecordedResource;
  /** Whether they certainly change. */
  readonly certain: boolean;
  /** Names of the outputs that change; absent: all outputs that AWS computes. */
  readonly outputs: readonly string[] | undefined;
  /**
   * Whether the resource is deleted before its replacement is created. Every resource that refers to it must then change,
   * even if `ignoreChanges` covers the property.
   */
  readonly deletedFirst: boolean;
}

/**
 * Adds the consequences of replaced resources: a resource that refers to a replaced one gets another id as input, and
 * may be replaced in turn.
 */
export function followers(fates: readonly Fate[], present: Present): readonly Fate[] {
  const anew = present.anew.map((resource) => ({ resource, certain: true, outputs: undefined, deletedFirst: false }));
  const causes = new Map([...fates.flatMap(causesIn), ...anew].map((cause) => [cause.resource.urn, cause] as const));
  const next = fates.map((fate) => {
    const more = [...optionsFollowing(fate, causes, present), ...propertiesFollowing(fate, causes, present)];
    if (more.length === 0) return fate;
    const properties = [...fate.properties, ...more];
    return { ...fate, kind: kindOf(fate.pair, properties), properties };
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

/** Options that tie the life cycle of a resource to another resource. */
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
    return [{ path, effect: does, before: undefined, after: undefined, lines: [], follows: titleOf(cause.resource) }];
  });
}

function propertiesFollowing({ pair, properties }: Fate, causes: Causes, present: Present): PropertyChange[] {
  const { after } = pair;
  const { inputs, secrets } = effectiveInputs(after, present.resources);
  return leavesOf(inputs)
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
          follows: titleOf(cause.resource),
        },
      ];
    });
}

/** A replacement is only possible, not certain, while it is not certain that the other id changes. */
function softened(known: Effect, { certain }: Cause): Effect {
  return known === "replaces" && !certain ? "mayReplace" : known;
}

/**
 * The cause that a value depends on: by a reference in the value, or by a dependency that the SDK reports. Without a
 * reference, the value may depend on outputs that do not change, so its change is not certain.
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

/** Whether an input contains a reference. */
function says({ inputs }: RecordedResource, path: string): boolean {
  return referencesIn(inputs[parsePath(path)[0] ?? ""]).length > 0;
}

/** Whether a value contains a reference to an output that changes. */
function names(value: unknown, { resource, outputs }: Cause): boolean {
  return referencesIn(value).some((inside) => {
    const at = inside.lastIndexOf(".");
    return inside.slice(0, at) === resource.mark && outputs?.includes(inside.slice(at + 1)) !== false;
  });
}

/**
 * Whether a value may depend on outputs without a reference to them. A value that equals an input of the other resource
 * does not, because inputs stay the same.
 */
function hides(value: unknown, { resource, outputs }: Cause): boolean {
  // If only some outputs change, they change only values with a reference to them.
  return outputs === undefined && !values(resource.inputs).includes(canonical(value));
}

/** A value and everything in it, as JSON. */
function values(value: unknown): string[] {
  const inner = typeof value === "object" && value !== null ? Object.values(value).flatMap(values) : [];
  return [canonical(value), ...inner];
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((name, depth) => path[depth] === name);
}
