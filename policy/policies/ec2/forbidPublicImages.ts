import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { judge, type Verdict } from "../../verdict.ts";

type Check = (resource: PolicyResource, props: Reading) => readonly Verdict[];

const mustBlock: Check = (resource, props) =>
  judge(resource, props.at("state"), (value) => value !== "unblocked", "must block public sharing");

const notEverybody = (resource: PolicyResource, group: Reading) =>
  judge(resource, group, (value) => value !== "all", "must not be everybody");

/** By type: who may see images and snapshots. `all` is the group of all accounts. */
const checks: Readonly<Record<string, Check>> = {
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": mustBlock,
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": mustBlock,
  "aws:ec2/amiLaunchPermission:AmiLaunchPermission": (resource, props) => notEverybody(resource, props.at("group")),
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": (resource, props) =>
    props
      .at("distributions")
      .items.flatMap((one) => one.at("amiDistributionConfiguration", "launchPermission", "userGroups").items)
      .flatMap((group) => notEverybody(resource, group)),
};

/** Nobody outside sees an image or a snapshot: they hold a whole disk. */
export const forbidPublicImages: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(checks),
  check: (resource) => checks[resource.type]?.(resource, Reading.of(resource.props)) ?? [],
};
