import { encryptDisks } from "../../../../policy/policies/ec2/encryptDisks.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const volume = (encrypted?: unknown) => ({ type: "aws:ebs/volume:Volume", props: { encrypted } });
const instance = (props: Readonly<Record<string, unknown>>) => ({ type: "aws:ec2/instance:Instance", props });
const template = (blockDeviceMappings?: unknown) => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  props: { blockDeviceMappings },
});
const mapping = (encrypted?: unknown) => ({ deviceName: "/dev/xvda", ebs: { encrypted } });

describe("ec2-encrypt-disks", () => {
  policyCases(
    encryptDisks,
    [
      volume(true),
      instance({ rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ encrypted: true }] }),
      instance({ launchTemplate: { id: "t" } }),
      template([mapping("true"), { deviceName: "/dev/sdb", virtualName: "ephemeral0" }, { noDevice: "/dev/sdc" }]),
    ],
    {
      "refuses a plain volume": [[volume(false)], ["it: encrypted must be true"]],
      "refuses a volume that says nothing": [[volume()], ["it: encrypted must be true"]],
      "says what is not known yet": [[volume(unknown)], ["it: encrypted must be true (unknown)"]],
      "refuses a plain copy of a snapshot": [
        [{ type: "aws:ebs/snapshotCopy:SnapshotCopy" }],
        ["it: encrypted must be true"],
      ],
      "refuses a plain copy of an image": [[{ type: "aws:ec2/amiCopy:AmiCopy" }], ["it: encrypted must be true"]],
      "refuses a root disk that is as its image says": [[instance({})], ["it: rootBlockDevice.encrypted must be true"]],
      "refuses a further disk of an instance": [
        [instance({ rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ encrypted: true }, {}] })],
        ["it: ebsBlockDevices[1].encrypted must be true"],
      ],
      "refuses a further disk beside a launch template": [
        [instance({ launchTemplate: { id: "t" }, ebsBlockDevices: [{}] })],
        ["it: ebsBlockDevices[0].encrypted must be true"],
      ],
      "refuses a disk of a launch template": [
        [template([mapping("true"), mapping("false")])],
        ["it: blockDeviceMappings[1].ebs.encrypted must be true"],
      ],
      "refuses a launch template without disks: its image decides": [
        [template()],
        ["it: blockDeviceMappings[0].ebs.encrypted must be true"],
      ],
      "refuses a launch template that says nothing of its root disk": [
        [template([{ ...mapping("true"), deviceName: "/dev/sdf" }])],
        ["it: blockDeviceMappings[1].ebs.encrypted must be true"],
      ],
      "says which disks of a launch template are not known": [
        [template(unknown)],
        ["it: blockDeviceMappings[].ebs.encrypted must be true (unknown)"],
      ],
    },
  );
});
