import { requireProtectedFoundation } from "../../../../policy/policies/hosting/requireProtectedFoundation.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const says = "must have the option protect: GitLab is built on it";
const on = { options: { protect: true } };
const vpc: Fixture = { type: "aws:ec2/vpc:Vpc", name: "vpc" };
const balancer = (internal?: boolean): Fixture => ({
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "door",
  props: { internal },
});
const group: Fixture = { type: "aws:ec2/securityGroup:SecurityGroup", name: "group" };
const node: Fixture = { type: "aws:ec2/instance:Instance", name: "node", refers: { vpcSecurityGroupIds: ["group"] } };
const attachment: Fixture = {
  type: "aws:ec2/volumeAttachment:VolumeAttachment",
  name: "attachment",
  refers: { instanceId: ["node"] },
};
const lifted: Fixture = {
  type: "pulumi:providers:aws",
  name: "provider",
  props: { defaultTags: JSON.stringify({ tags: { "gitlab:protection": "lifted" } }) },
};

describe("gitlab-require-protected-foundation", () => {
  policyCases(
    requireProtectedFoundation,
    [{ ...vpc, ...on }, { ...balancer(), ...on }, balancer(true), { ...group, ...on }, node, attachment],
    {
      "refuses a network without": [[vpc], [`vpc: ${says}`]],
      "refuses a public load balancer without": [[balancer(false)], [`door: ${says}`]],
      "refuses the group of nodes with data without, once": [
        [group, node, attachment, { ...attachment, name: "another" }],
        [`group: ${says}`],
      ],
      "lets the group of other nodes go": [[group, node], []],
      "lets all go in a stack whose protection is lifted": [[vpc, balancer(), group, node, attachment, lifted], []],
    },
  );
});
