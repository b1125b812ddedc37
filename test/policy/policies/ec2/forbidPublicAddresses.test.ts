import { forbidPublicAddresses } from "../../../../policy/policies/ec2/forbidPublicAddresses.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const instance = (props: Readonly<Record<string, unknown>>) => ({ type: "aws:ec2/instance:Instance", props });
const template = (networkInterfaces?: unknown) => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  props: { networkInterfaces },
});
const association = "associatePublicIpAddress";

describe("ec2-forbid-public-addresses", () => {
  policyCases(
    forbidPublicAddresses,
    [
      instance({ [association]: false }),
      instance({ launchTemplate: { id: "t" } }),
      instance({ primaryNetworkInterface: { networkInterfaceId: "eni" } }),
      template([{ [association]: "false" }, { networkInterfaceId: "eni" }]),
      { type: "aws:ec2/eip:Eip", props: { domain: "vpc" } },
    ],
    {
      "refuses an instance with a public address": [
        [instance({ [association]: true })],
        ["it: associatePublicIpAddress must be false"],
      ],
      "refuses to leave it to the subnet": [[instance({})], ["it: associatePublicIpAddress must be false"]],
      "says what is not known yet": [
        [instance({ [association]: unknown })],
        ["it: associatePublicIpAddress must be false (unknown)"],
      ],
      "refuses a launch configuration with a public address": [
        [{ type: "aws:ec2/launchConfiguration:LaunchConfiguration", props: { [association]: true } }],
        ["it: associatePublicIpAddress must be false"],
      ],
      "refuses an interface of a launch template": [
        [template([{ [association]: "false" }, { [association]: "true" }])],
        ["it: networkInterfaces[1].associatePublicIpAddress must be false"],
      ],
      "refuses a launch template that leaves it to the subnet": [
        [template()],
        ["it: networkInterfaces[0].associatePublicIpAddress must be false"],
      ],
      "refuses an address of an instance": [
        [{ type: "aws:ec2/eip:Eip", props: { instance: unknown } }],
        ["it: instance must be absent: an instance has no public address"],
      ],
      "refuses an address that is given to an instance later": [
        [{ type: "aws:ec2/eipAssociation:EipAssociation", props: { instanceId: "i" } }],
        ["it: instanceId must be absent: an instance has no public address"],
      ],
      "refuses an address of an interface": [
        [{ type: "aws:ec2/eip:Eip", props: { networkInterface: unknown } }],
        ["it: networkInterface must be absent: an instance has no public address"],
      ],
      "refuses an address that is given to an interface later": [
        [{ type: "aws:ec2/eipAssociation:EipAssociation", props: { networkInterfaceId: "eni" } }],
        ["it: networkInterfaceId must be absent: an instance has no public address"],
      ],
    },
  );
});
