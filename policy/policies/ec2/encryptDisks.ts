import { disksOf } from "../../compute/disksOf.ts";
import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

const itself = (props: Reading) => [props.at("encrypted")];

/** By type: the inputs that say whether a disk is encrypted. A root disk that is not mentioned is as its image says. */
const encryption: Readonly<Record<string, (props: Reading) => readonly Reading[]>> = {
  "aws:ebs/volume:Volume": itself,
  "aws:ebs/snapshotCopy:SnapshotCopy": itself,
  "aws:ebs/snapshotImport:SnapshotImport": itself,
  "aws:ec2/amiCopy:AmiCopy": itself,
  "aws:ec2/instance:Instance": ofInstance,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": ofInstance,
  "aws:ec2/launchConfiguration:LaunchConfiguration": ofInstance,
  "aws:ec2/launchTemplate:LaunchTemplate": ofTemplate,
};

function ofInstance(props: Reading): readonly Reading[] {
  const root = leavesToTemplate(props, "rootBlockDevice") ? [] : [props.at("rootBlockDevice", "encrypted")];
  return [...root, ...props.at("ebsBlockDevices").items.map((disk) => disk.at("encrypted"))];
}

function ofTemplate(props: Reading): readonly Reading[] {
  return disksOf(props.at("blockDeviceMappings")).map((disk) => disk.at("encrypted"));
}

/** Every disk is encrypted, and so is each copy of one. */
export const encryptDisks: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(encryption),
  check: (resource) =>
    (encryption[resource.type]?.(Reading.of(resource.props)) ?? []).flatMap((reading) =>
      judge(resource, reading, isOn, "must be true"),
    ),
};
