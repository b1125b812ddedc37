import actions from "./actionsWithoutResource.json" with { type: "json" };
import { isWildcardHarmless } from "./isWildcardHarmless.ts";

/** By service: the actions that no resource narrows, in lower case; `*` if that is all of them. */
const wide: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(actions).map(([service, names]) => [service, new Set(names.toLowerCase().split(" "))]),
);

/**
 * Actions that take a resource only in a case that few are in. Metrics have no ARN, but those of a dataset (Service
 * Authorization Reference, CloudWatch, 2026-09): elsewhere the condition `cloudwatch:namespace` narrows them.
 */
const usuallyWide = ["cloudwatch:putmetricdata"];

/**
 * Whether an action can be allowed on some resources only. AWS' Service Authorization Reference says so for each action; a test
 * compares its list with ours. What the list does not have can be narrowed.
 *
 * @param action such as `ec2:DescribeInstances`, with or without wildcards
 */
export function canBeNarrowed(action: string): boolean {
  if (isWildcardHarmless(action) || usuallyWide.includes(action.toLowerCase())) return false;
  const [service = "", name = ""] = action.toLowerCase().split(":");
  const names = wide.get(service);
  return !names?.has("*") && !names?.has(name);
}
