import { foundation } from "../../components/helpers/keepsPlace.ts";
import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** A changed resource. A created one has no `before`, a deleted one has no `after`. */
export interface ChangedResource {
  readonly kind: ChangeKind;
  readonly before: RecordedResource | undefined;
  readonly after: RecordedResource | undefined;
  readonly properties: readonly PropertyChange[];
  /** Changed properties that `ignoreChanges` hides from the resource. */
  readonly ignored: readonly PropertyChange[];
  /** Whether the resource refers to something that holds data and that exists on both sides. */
  readonly guardsOn: boolean;
}

/** How a failure ends at a resource that everything else depends on. */
export const moveGitlab = "GitLab depends on it: create another stack and move GitLab there";

/** By type: inputs that must never change, because everything else depends on the resource. */
const places: Readonly<Record<string, readonly string[]>> = foundation;

/** The reasons why `pulumi up` will certainly fail at a resource. Empty: no reason is known. */
export function failuresOf({ kind, before, after, properties, ignored }: ChangedResource): string[] {
  if (!before) return [];
  return [
    ...(isRefused(kind, before, after) ? [refusal(kind)] : []),
    ...(kind === "replaced" && isFoundation(before) ? [`would be replaced, but ${moveGitlab}`] : []),
    ...(isFoundation(before) ? moved(before.type, ignored) : []),
    ...(kind === "updated" ? shrinking(before.type, properties) : []),
  ];
}

/**
 * Whether Pulumi refuses the change because the resource is protected. It refuses a replacement only if both sides
 * protect the resource: a single run can lift the protection and replace the resource.
 */
export function isRefused(kind: ChangeKind, before: RecordedResource, after: RecordedResource | undefined): boolean {
  if (!before.options.protect) return false;
  return kind === "deleted" || kind === "forgotten" || (kind === "replaced" && after?.options.protect === true);
}

function refusal(kind: ChangeKind): string {
  const done = kind === "replaced" ? "replaced" : kind === "deleted" ? "deleted" : "left behind in the account";
  return `would be ${done}, but it is protected: Pulumi refuses this`;
}

function isFoundation({ type, inputs }: RecordedResource): boolean {
  return type in places && inputs.internal !== true; // an internal load balancer may be created and deleted
}

function moved(type: string, ignored: readonly PropertyChange[]): string[] {
  return ignored
    .filter(({ path }) => places[type]?.includes(parsePath(path)[0] ?? ""))
    .map(({ path, before = "none", after = "none" }) => `${path}: ${before} -> ${after}; ${moveGitlab}`);
}

function shrinking(type: string, properties: readonly PropertyChange[]): string[] {
  return properties
    .filter(({ path }) => cardOf(type)?.grows?.includes(path) === true)
    .filter(({ before, after }) => Number(after) < Number(before))
    .map(({ path, before = "", after = "" }) => `${path}: ${before} -> ${after}; AWS cannot make a volume smaller`);
}
