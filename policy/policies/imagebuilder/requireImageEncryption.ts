import { disksOf } from "../../compute/disksOf.ts";
import { isOn } from "../../isOn.ts";
import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { judge, type Verdict } from "../../verdict.ts";

/** By type: what has to be encrypted. */
const checks: Readonly<Record<string, (resource: PolicyResource, inputs: Reading) => Verdict[]>> = {
  "aws:imagebuilder/component:Component": (resource, inputs) => judgeOwnKey(resource, inputs.at("kmsKeyId")),
  "aws:imagebuilder/containerRecipe:ContainerRecipe": (resource, inputs) =>
    judgeOwnKey(resource, inputs.at("kmsKeyId")),
  "aws:imagebuilder/workflow:Workflow": (resource, inputs) => judgeOwnKey(resource, inputs.at("kmsKeyId")),
  "aws:imagebuilder/imageRecipe:ImageRecipe": disks,
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": (resource, inputs) =>
    inputs
      .at("distributions")
      .items.map((one) => one.at("amiDistributionConfiguration"))
      .filter(({ isGiven }) => isGiven)
      .flatMap((images) => judgeOwnKey(resource, images.at("kmsKeyId"))),
};

/** What Image Builder runs, the disks of an image and the image that it hands out are encrypted with a customer key. */
export const requireImageEncryption: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(checks),
  check: (resource) => checks[resource.type]?.(resource, Reading.of(resource.props)) ?? [],
};

function disks(resource: PolicyResource, inputs: Reading): Verdict[] {
  return disksOf(inputs.at("blockDeviceMappings")).flatMap((disk) => [
    ...judge(resource, disk.at("encrypted"), isOn, "must be true"),
    ...judgeOwnKey(resource, disk.at("kmsKeyId")),
  ]);
}
