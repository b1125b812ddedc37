import { foundation } from "../../components/helpers/keepsPlace.ts";
import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** What is to be judged. */
export interface ChangedResource {
  readonly kind: ChangeKind;
  readonly before: RecordedResource | undefined;
  readonly after: RecordedResource | undefined;
  readonly properties: readonly PropertyChange[];
  /** Those that the resource shall not see (`ignoreChanges`). */
  readonly ignored: readonly PropertyChange[];
}

/** The inputs that no edit may change, of what everything else stands on. */
const places: Readonly<Record<string, readonly string[]>> = foundation;

/**
 * Why a run will fail at a resource, for certain.
 *
 * @param changed a resource before and after
 * @returns one sentence each; empty: nothing is known that refuses it
 */
export function failuresOf({ kind, before, after, properties, ignored }: ChangedResource): string[] {
  if (!before) return [];
  return [
    ...(isRefused(kind, before, after) ? [refusal(kind)] : []),
    ...(kind === "replaced" && isFoundation(before)
      ? ["would be replaced while GitLab stands on it; make another stack, and move there"]
      : []),
    ...(isFoundation(before) ? moved(before.type, ignored) : []),
    ...(kind === "updated" ? shrinking(before.type, properties) : []),
  ];
}

/**
 * Whether Pulumi refuses a change of what is protected. A replacement is refused only where both sides protect: protection
 * may be lifted and used in one run.
 *
 * @param kind what would happen
 * @param before the resource as it is
 * @param after the resource as it would be
 */
export function isRefused(kind: ChangeKind, before: RecordedResource, after: RecordedResource | undefined): boolean {
  if (!before.options.protect) return false;
  return kind === "deleted" || kind === "forgotten" || (kind === "replaced" && after?.options.protect === true);
}

function refusal(kind: ChangeKind): string {
  const done = kind === "replaced" ? "replaced" : kind === "deleted" ? "deleted" : "left behind";
  return `would be ${done}, and is protected: Pulumi refuses that`;
}

function isFoundation({ type, inputs }: RecordedResource): boolean {
  return type in places && inputs.internal !== true; // an internal load balancer comes and goes
}

function moved(type: string, ignored: readonly PropertyChange[]): string[] {
  return ignored
    .filter(({ path }) => places[type]?.includes(parsePath(path)[0] ?? ""))
    .map(
      ({ path, before = "none", after = "none" }) =>
        `${path}: ${before} -> ${after}; GitLab stands on it: make another stack, and move there`,
    );
}

function shrinking(type: string, properties: readonly PropertyChange[]): string[] {
  return properties
    .filter(({ path }) => cardOf(type)?.grows?.includes(path) === true)
    .filter(({ before, after }) => Number(after) < Number(before))
    .map(({ path, before = "", after = "" }) => `${path}: ${before} -> ${after}; AWS makes no volume smaller`);
}
