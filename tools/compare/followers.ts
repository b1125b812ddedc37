import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { referencesIn } from "../recorder/references.ts";
import { unknownValue } from "../recorder/values.ts";
import { canonical } from "./differences.ts";
import { effectiveInputs } from "./effectiveInputs.ts";
import { fateOf, type Fate } from "./fate.ts";
import type { PropertyChange } from "./model.ts";
import { effect, matches, secret } from "./properties.ts";
import { readable } from "./texts.ts";

/**
 * Follows replacements: who refers to a replaced resource gets another id, and may be replaced in turn.
 *
 * @param fates what becomes of each resource by itself
 * @param graph the resources after the change
 * @param present likewise
 * @returns the same, with what follows
 */
export function followers(
  fates: readonly Fate[],
  graph: ResourceGraph,
  present: readonly RecordedResource[],
): readonly Fate[] {
  const replaced = new Map(
    fates.filter(({ kind }) => isReplaced(kind)).map((fate) => [fate.pair.after.urn, fate] as const),
  );
  const next = fates.map((fate) => {
    const more = followed(fate, replaced, graph, present);
    return more.length > 0 ? fateOf(fate.pair, [...fate.properties, ...more], fate.options) : fate;
  });
  const settled = next.every(({ kind, properties }, position) => {
    const last = fates[position];
    return last?.kind === kind && last.properties.length === properties.length;
  });
  return settled ? next : followers(next, graph, present);
}

function isReplaced(kind: Fate["kind"]): boolean {
  return kind === "replaced" || kind === "mayBeReplaced";
}

type Replaced = ReadonlyMap<string, Fate>;

function followed(
  { pair, properties }: Fate,
  replaced: Replaced,
  graph: ResourceGraph,
  present: readonly RecordedResource[],
): PropertyChange[] {
  const { after } = pair;
  const inputs = effectiveInputs(after, present);
  return leaves(inputs)
    .filter(({ path }) => !matches(path, after.options.ignoreChanges))
    .filter(({ path }) => !properties.some((known) => path === known.path || path.startsWith(`${known.path}.`)))
    .flatMap(({ path, value }) => {
      const cause = causeOf(after, path, value, replaced, graph);
      if (!cause) return [];
      const hidden = after.secretPaths.includes(path.split(".")[0] ?? "");
      const text = hidden ? secret : readable(value);
      return [
        {
          path,
          effect: softened(effect(after, path, inputs, inputs), cause),
          before: text,
          after: text,
          lines: [],
          follows: `${cause.pair.after.type.split(":").at(-1) ?? ""} ${cause.pair.after.name}`,
        },
      ];
    });
}

/** What perhaps gets another id perhaps replaces. */
function softened(known: PropertyChange["effect"], { kind }: Fate): PropertyChange["effect"] {
  return known === "replaces" && kind === "mayBeReplaced" ? "mayReplace" : known;
}

/** The replaced resource that a value is made from: named in it, or known to the SDK where the value hides it. */
function causeOf(
  resource: RecordedResource,
  path: string,
  value: unknown,
  replaced: Replaced,
  graph: ResourceGraph,
): Fate | undefined {
  const named = graph.namedIn(value).find(({ urn }) => replaced.has(urn));
  if (named) return replaced.get(named.urn);
  const [property = ""] = path.split(".");
  const whole = resource.inputs[property];
  const sources = resource.propertyDependencies[property] ?? [];
  return sources
    .flatMap((urn) => replaced.get(urn) ?? [])
    .find(
      ({ pair }) =>
        !graph.namedIn(whole).includes(pair.after) &&
        (canonical(whole).includes(unknownValue) || isDigest(whole, pair.after)),
    );
}

/** A text that was made from a resource, but holds neither a reference to it nor one of its inputs. */
function isDigest(value: unknown, source: RecordedResource): boolean {
  if (typeof value !== "string" || referencesIn(value).length > 0) return false;
  return !Object.values(source.inputs).some((input) => typeof input === "string" && value.includes(input));
}

/** Values by path; lists are not entered. */
function leaves(value: Readonly<Record<string, unknown>>, path = ""): { path: string; value: unknown }[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? leaves(inner as Record<string, unknown>, `${path}${key}.`)
      : [{ path: path + key, value: inner }],
  );
}
