import { isOn } from "../../isOn.ts";
import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

const copyType = "aws:ec2/amiCopy:AmiCopy";

/** Copies of images are encrypted with a customer key. Images put together from snapshots have encrypted disks. */
export const requireCopyEncryption: ResourcePolicy = {
  judges: "resource",
  types: [copyType, "aws:ec2/ami:Ami"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    if (resource.type === copyType) return judgeOwnKey(resource, inputs.at("kmsKeyId"));
    return inputs
      .at("ebsBlockDevices")
      .items.filter((disk) => !disk.at("snapshotId").isGiven) // a snapshot is encrypted or not
      .flatMap((disk) => judge(resource, disk.at("encrypted"), isOn, "must be true"));
  },
};
