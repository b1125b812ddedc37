import { forbidBurstableNodes } from "../../../../policy/policies/hosting/forbidBurstableNodes.ts";
import { forbidBurstableStores } from "../../../../policy/policies/hosting/forbidBurstableStores.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup } from "../../cacheFixtures.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { nodeGroup, nodeInstance } from "../../doorFixtures.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const template = (node: string, instanceType: string) =>
  oneResource("aws:ec2/launchTemplate:LaunchTemplate")({
    instanceType,
    tagSpecifications: [{ resourceType: "instance", tags: { "gitlab:node": node } }],
  });
const overriding = (role: string) =>
  nodeGroup(role, { mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "t3.large" }] } } });

const requiringBurstable = { instanceRequirements: { burstablePerformance: "required" } };

describe("gitlab-forbid-burstable-nodes", () => {
  policyCases(forbidBurstableNodes, [nodeInstance("gitaly-1"), ...template("rails", "c7g.2xlarge")], {
    "takes a bastion": [
      [...template("bastion", "t4g.micro"), nodeInstance("bastion", { instanceType: "t3.nano" })],
      [],
    ],
    "refuses an instance": [
      [nodeInstance("gitaly-1", { instanceType: "t3a.xlarge" })],
      ["gitaly-1: instanceType must not be burstable"],
    ],
    "refuses an instance that no tag names": [
      oneResource("aws:ec2/instance:Instance")({ instanceType: "t2.large" }),
      ["it: instanceType must not be burstable"],
    ],
    "refuses a launch template": [template("rails", "t4g.2xlarge"), ["it: instanceType must not be burstable"]],
    "refuses a type that a group may choose": [
      [overriding("rails")],
      ["rails: mixedInstancesPolicy.launchTemplate.overrides[0].instanceType must not be burstable"],
    ],
    "refuses requirements that include one": [
      [
        ...oneResource("aws:ec2/launchTemplate:LaunchTemplate")({
          instanceRequirements: { burstablePerformance: "included" },
        }),
        nodeGroup("rails", {
          mixedInstancesPolicy: {
            launchTemplate: {
              overrides: [{ instanceRequirements: { burstablePerformance: "excluded" } }, requiringBurstable],
            },
          },
        }),
      ],
      [
        'it: instanceRequirements.burstablePerformance must be "excluded"',
        'rails: mixedInstancesPolicy.launchTemplate.overrides[1].instanceRequirements.burstablePerformance must be "excluded"',
      ],
    ],
    "says what is not known yet": [
      [nodeInstance("gitaly-1", { instanceType: unknown })],
      ["gitaly-1: instanceType must not be burstable (unknown)"],
    ],
  });
});

describe("gitlab-forbid-burstable-stores", () => {
  policyCases(
    forbidBurstableStores,
    [...server({ instanceClass: "db.m7g.large" }), ...cacheGroup({ nodeType: "cache.m7g.large" })],
    {
      "refuses a server": [server({ instanceClass: "db.t4g.large" }), ["it: instanceClass must not be burstable"]],
      "refuses a copy": [copy({ instanceClass: "db.t3.large" }), ["it: instanceClass must not be burstable"]],
      "refuses a cluster": [
        cluster({ dbClusterInstanceClass: "db.t4g.large" }),
        ["it: dbClusterInstanceClass must not be burstable"],
      ],
      "refuses a cache": [cacheGroup({ nodeType: "cache.t4g.small" }), ["it: nodeType must not be burstable"]],
    },
  );
});
