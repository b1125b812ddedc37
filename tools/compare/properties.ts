import type { RecordedResource } from "../recorder/recording.ts";
import { differences } from "./differences.ts";
import { effectiveInputs } from "./effectiveInputs.ts";
import type { Kept } from "./identity.ts";
import type { Effect, PropertyChange } from "./model.ts";
import { effectOf } from "./replacement.ts";
import { changedLines, readable } from "./texts.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Both sides, for what a resource's inputs refer to. */
export interface Surroundings {
  readonly kept: readonly Kept[];
  readonly old: readonly RecordedResource[];
  readonly present: readonly RecordedResource[];
}

/** Stands for a secret. */
export const secret = "(secret)";

/**
 * The properties of a resource that change by themselves.
 *
 * @param pair the resource before and after
 * @param surroundings everything else
 */
export function propertyChanges({ before, after }: Kept, { kept, old, present }: Surroundings): PropertyChange[] {
  const was = renamed(effectiveInputs(before, old), kept);
  const is = effectiveInputs(after, present);
  return differences(was, is)
    .filter(({ path }) => !matches(path, after.options.ignoreChanges))
    .map((difference) => {
      const [property = ""] = difference.path.split(".");
      const hidden = before.secretPaths.includes(property) || after.secretPaths.includes(property);
      const shown = (value: unknown) => (hidden && value !== undefined ? secret : readable(value));
      return {
        path: difference.path,
        effect: effect(after, difference.path, was, is),
        before: shown(difference.before),
        after: shown(difference.after),
        lines: hidden ? [] : changedLines(difference.before, difference.after),
        follows: undefined,
      };
    });
}

/**
 * What a changed property does, the resource's own `replaceOnChanges` included.
 *
 * @param resource after the change
 * @param path of the property
 * @param before all inputs
 * @param after all inputs
 */
export function effect(resource: RecordedResource, path: string, before: Inputs, after: Inputs): Effect {
  if (matches(path, resource.options.replaceOnChanges)) return "replaces";
  return effectOf({ type: resource.type, path, before, after });
}

/**
 * Whether a property is meant by a list of paths, as in `ignoreChanges`.
 *
 * @param path such as `rootBlockDevice.kmsKeyId`
 * @param patterns paths; one that is shorter means all below it, `*` means everything
 */
export function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern === "*" || path === pattern || path.startsWith(`${pattern}.`));
}

/** Inputs that name resources as the other side does: a new logical name or type is no new resource. */
function renamed(inputs: Inputs, kept: readonly Kept[]): Inputs {
  const names = kept
    .filter(({ before, after }) => before.mark !== after.mark)
    .map(({ before, after }) => [`‹${before.mark}.`, `‹${after.mark}.`] as const);
  if (names.length === 0) return inputs;
  const inText = (text: string) => names.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
  const inValue = (value: unknown): unknown => {
    if (typeof value === "string") return inText(value);
    if (Array.isArray(value)) return value.map(inValue);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inValue(inner)]));
  };
  return inValue(inputs) as Inputs;
}
