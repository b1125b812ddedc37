import { all, any, holds, type Holds } from "../judgeAny.ts";
import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { unknown } from "../unknown.ts";
import { hasTag } from "./hasTag.ts";

/** ARNs of every volume, whatever its region and account: `arn:aws:ec2:*:*:volume/*`. */
const everyVolume = /^(\*|arn:[^:]*:(ec2|\*):\*:\*:(volume\/)?\*)$/;

/** ARNs with wildcards that are for no volume: those of another service, or of another kind of EC2. */
const others = /^arn:[^:]*:((?!ec2:)[^:*]+:|ec2:[^:]*:[^:]*:(?!volume\/)[^:*/]+\/)/;

/**
 * Whether something saves a volume: one answer for each selection of AWS Backup and each policy of Data Lifecycle Manager. Those that
 * choose by tags are asked for the tags of this volume.
 *
 * @param stack what a program registered
 * @param volume an `aws:ebs/volume:Volume`
 */
export function volumeSavers(stack: PolicyStack, volume: PolicyResource): readonly Holds[] {
  const isTagged = (key: unknown, value: unknown): Holds =>
    key === unknown || value === unknown
      ? undefined
      : hasTag(
          stack,
          volume,
          (one) => one === key,
          (one) => one === value,
        );
  return [
    ...stack.ofType("aws:backup/selection:Selection").map((one) => selects(one, volume, isTagged)),
    ...stack.ofType("aws:dlm/lifecyclePolicy:LifecyclePolicy").map((one) => snapshots(one, isTagged)),
  ];
}

type IsTagged = (key: unknown, value: unknown) => Holds;

/**
 * AWS Backup: resources and conditions must both fit (AWS re:Post, "backup assign resources", 2026-11). Of resources together with
 * `selectionTags` AWS does not say whether one is enough.
 */
function selects({ props, propertyDependencies }: PolicyResource, volume: PolicyResource, isTagged: IsTagged): Holds {
  const inputs = Reading.of(props);
  const lists = (input: string) =>
    propertyDependencies[input]?.includes(volume.urn) === true || any(...inputs.at(input).items.map(isEveryVolume));
  const byTag = any(
    ...inputs.at("selectionTags").items.map((tag) => isTagged(tag.at("key").value, tag.at("value").value)),
  );
  const ways = [
    ...(inputs.at("resources").isGiven ? [lists("resources")] : []),
    ...(inputs.at("selectionTags").isGiven ? [byTag] : []),
  ];
  const chosen = ways.every((way) => way === ways[0]) ? ways[0] : undefined;
  const excluded = lists("notResources");
  const conditions = inputs
    .at("conditions")
    .items.flatMap((one) => one.parts.map((operator) => meets(operator, isTagged)));
  return all(ways.length === 0 || chosen, excluded === undefined ? undefined : !excluded, ...conditions);
}

/** A condition names a tag `aws:ResourceTag/backup`. Patterns of values are not read. */
function meets(operator: Reading, isTagged: IsTagged): Holds {
  return all(
    ...operator.items.map((pair) => {
      const key = pair.at("key").value;
      const isExact = operator.key === "stringEquals" && typeof key === "string";
      return isExact ? isTagged(key.replace(/^aws:ResourceTag\//, ""), pair.at("value").value) : undefined;
    }),
  );
}

/** Whether an ARN with wildcards is for each volume. One without names something else. */
function isEveryVolume({ value: arn }: Reading): Holds {
  if (typeof arn !== "string" || !arn.includes("*") || others.test(arn)) return false;
  return everyVolume.test(arn) ? true : undefined;
}

/** Data Lifecycle Manager: one tag is enough. A policy for instances, or without tags, leaves out what it likes. */
function snapshots({ props }: PolicyResource, isTagged: IsTagged): Holds {
  const inputs = Reading.of(props);
  const details = inputs.at("policyDetails");
  const isOpen =
    inputs.at("defaultPolicy").isGiven || details.at("resourceTypes").items.some(({ value }) => value !== "VOLUME");
  const byTag = any(...details.at("targetTags").parts.map(({ key, value }) => isTagged(key, value)));
  return all(
    holds(inputs.at("state"), (state) => state !== "DISABLED"),
    holds(details.at("policyType"), (type) => type !== "EVENT_BASED_POLICY"),
    isOpen ? undefined : byTag,
  );
}
