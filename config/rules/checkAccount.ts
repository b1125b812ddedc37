import { isAwsId } from "../awsId.ts";
import { nearest } from "../nearest.ts";
import { costCenterTag, ownTagPrefix } from "../ownTags.ts";
import type { Complain } from "../problem.ts";
import { partitionOf, regionsRead } from "../regions.ts";

/** Prefixes of our own tags and of AWS' own. */
const reservedPrefixes = [ownTagPrefix, "aws:"];

/**
 * Most tags that a stack file may set: what a resource may have, less our own (AWS general reference, tagging, 2026-11: 50).
 */
const mostTags = 40;

/**
 * What the strictest of the services accepts. For names that is EC2 Image Builder, which only accepts ASCII, for values IAM
 * (botocore 1.44.5: TagKey of imagebuilder, tagValueType of iam, read 2026-11-21).
 */
const tagName = /^[A-Za-z0-9 _.:/=+\-@]{1,128}$/;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/**
 * Most characters of a stack's name. It is a label of the nodes' DNS names, and part of all physical names that Pulumi
 * generates. Names of load balancers have 32 characters, and twelve of them are `gitlab`, hyphens and a unique suffix
 * (`Pulumi.yaml`).
 */
export const longestStackName = 20;

/**
 * Checks the stack's name, region, accounts and tags.
 *
 * @param account what the stack file says about them
 * @param complain is called for each problem
 */
export function checkAccount(
  account: {
    readonly stack: string;
    readonly region: string;
    readonly image: string;
    readonly imageBuild: number;
    readonly allowedAccountIds: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly costCenter: string;
  },
  complain: Complain,
): void {
  const { stack, region, image, imageBuild, allowedAccountIds, tags, costCenter } = account;
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(stack) || stack.length > longestStackName) {
    complain(
      "stack",
      stack,
      `a name of at most ${String(longestStackName)} lower-case letters, digits and hyphens`,
      "It becomes part of DNS names and AWS names: create the stack under another name.",
    );
  }
  checkRegion(region, complain);
  if (image !== "" && !isAwsId("ami", image)) {
    complain("amiId", image, "an id such as ami-0123456789abcdef0", "Copy the id of an image in the stack's region.");
  }
  if (imageBuild < 1) {
    complain("imageBuild", imageBuild, "a whole number from 1", "Raise it by one to build a new image.");
  }
  allowedAccountIds.forEach((id, position) => {
    if (!/^\d{12}$/.test(id))
      complain(`allowedAccountIds[${String(position)}]`, id, "twelve digits, in quotes", "Correct the account id.");
  });
  checkTags(tags, complain);
  checkCostCenter(costCenter, tags, complain);
}

function checkRegion(region: string, complain: Complain): void {
  if (partitionOf.has(region)) return;
  const allowed = "an AWS region, such as eu-central-1";
  const meant = nearest(region, [...partitionOf.keys()]);
  const looksNew = /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region);
  const fix = [
    ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
    ...(looksNew ? [`If the region is newer than ${regionsRead.date}, add it to config/regions.json.`] : []),
  ];
  complain("aws:region", region, allowed, fix.join(" ") || "Run: pulumi config set aws:region eu-central-1");
}

function checkTags(tags: Readonly<Record<string, string>>, complain: Complain): void {
  const names = Object.keys(tags);
  if (names.length > mostTags)
    complain("tags", names.length, `${String(mostTags)} tags at most`, "AWS allows 50; this project uses the rest.");
  for (const [position, [name, value]] of Object.entries(tags).entries()) {
    const key = `tags.${name}`;
    const lower = name.toLowerCase();
    if (reservedPrefixes.some((prefix) => lower.startsWith(prefix)) || lower === "name") {
      complain(key, value, "another name than Name, aws:… or gitlab:…", "Those belong to AWS or to this project.");
    } else if (!tagName.test(name)) {
      complain(
        key,
        value,
        "a name of 1 to 128 letters (a to z), digits, spaces and _ . : / = + - @",
        "EC2 Image Builder accepts nothing else: correct the name.",
      );
    } else if (names.slice(0, position).some((other) => other.toLowerCase() === lower)) {
      complain(key, value, "names that differ in more than capital letters", "To IAM they are the same: remove one.");
    }
    if (!tagValue.test(value)) {
      complain(key, value, "a value of at most 256 letters, digits, spaces and _ . : / = + - @", "Correct the value.");
    }
  }
}

function checkCostCenter(costCenter: string, tags: Readonly<Record<string, string>>, complain: Complain): void {
  if (costCenter === "") return;
  if (!tagValue.test(costCenter)) {
    complain(
      "costCenter",
      costCenter,
      "at most 256 letters, digits, spaces and _ . : / = + - @",
      "It is the value of a tag: correct it.",
    );
  }
  const other = Object.keys(tags).find((name) => name.toLowerCase() === costCenterTag);
  if (other !== undefined) {
    complain("costCenter", costCenter, `either costCenter or tags.${other}`, "They are the same tag: keep one.");
  }
}
