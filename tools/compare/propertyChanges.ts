import type { Effect } from "../cards/effect.ts";
import { mapTexts, type PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { canonical, differences, type Difference } from "./differences.ts";
import { effectiveInputs, type EffectiveInputs } from "./effectiveInputs.ts";
import type { Kept } from "./identity.ts";
import type { PropertyChange } from "./comparisonModel.ts";
import { hide } from "./hide.ts";
import { formatPath, meet, omit, parsePath, pick } from "./propertyPaths.ts";
import { effectOf, isSet } from "./propertyEffects.ts";
import { changedLines, readable } from "./texts.ts";

/** Both sides of the comparison, for the resources that inputs refer to. */
export interface Surroundings {
  readonly kept: readonly Kept[];
  readonly old: readonly RecordedResource[];
  readonly present: readonly RecordedResource[];
}

/** Shown in place of a secret. */
export const secret = "(secret)";

/**
 * The properties of a resource that change in the program: those that take effect, and those that `ignoreChanges`
 * covers.
 */
export function propertyChanges(
  { before, after }: Kept,
  { kept, old, present }: Surroundings,
): { readonly seen: PropertyChange[]; readonly ignored: PropertyChange[] } {
  const was = renamed(effectiveInputs(before, old), kept);
  const is = effectiveInputs(after, present);
  const change = (difference: Difference): PropertyChange => {
    const [property = ""] = difference.path;
    const hidden = was.secrets.includes(property) || is.secrets.includes(property);
    const shown = (value: unknown) => (hidden && value !== undefined ? secret : readable(value));
    const pair = hide(difference.path, difference);
    return {
      path: formatPath(difference.path),
      effect: effect(after, difference, was.inputs, is.inputs),
      before: shown(pair.before),
      after: shown(pair.after),
      lines: hidden ? [] : changedLines(pair.before, pair.after),
      follows: undefined,
    };
  };
  const all = differences(was.inputs, is.inputs, (path) => isSet(after.type, path));
  const [seen, ignored] = [false, true].map((isIn) =>
    all.filter((difference) => isIgnored(difference, after.options.ignoreChanges) === isIn).map(change),
  );
  return { seen: seen ?? [], ignored: ignored ?? [] };
}

/**
 * The effect of a changed property on its resource, including the option `replaceOnChanges`. `before` and `after` are
 * all inputs.
 */
export function effect(
  resource: RecordedResource,
  difference: Difference,
  before: PlainObject,
  after: PlainObject,
): Effect {
  const { path } = difference;
  const forced = resource.options.replaceOnChanges.some((pattern) => {
    const meeting = meet(path, parsePath(pattern));
    if (meeting.kind !== "inside") return meeting.kind === "whole";
    const [was, is] = [difference.before, difference.after].map((value) => canonical(pick(value, meeting.rest)));
    return was !== is;
  });
  return forced ? "replaces" : effectOf({ type: resource.type, path, before, after });
}

/** Whether one of the patterns of `ignoreChanges` covers a difference. */
export function isIgnored({ path, before, after }: Difference, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const meeting = meet(path, parsePath(pattern));
    if (meeting.kind !== "inside") return meeting.kind === "whole";
    return canonical(omit(before, meeting.rest)) === canonical(omit(after, meeting.rest));
  });
}

/**
 * The inputs with references that use the names of the other side, because a resource with a new logical name or type
 * is still the same resource.
 */
function renamed(given: EffectiveInputs, kept: readonly Kept[]): EffectiveInputs {
  const names = new Map(
    kept
      .filter(({ before, after }) => before.mark !== after.mark)
      .map(({ before, after }) => [before.mark, after.mark] as const),
  );
  if (names.size === 0) return given;
  const inText = (text: string) =>
    text.replaceAll(/‹([^‹›]+)(\.[^‹›.]+›)/g, (whole, mark: string, output: string) => {
      const name = names.get(mark);
      return name === undefined ? whole : `‹${name}${output}`;
    });
  return { ...given, inputs: mapTexts(given.inputs, inText) as PlainObject };
}
