import assert from "node:assert/strict";
import { list, only, plainOptions } from "../recorded.ts";
import { plan, recordGroup, tags } from "./recordGroup.ts";

const group = "autoscaling/group:Group";
const template = "ec2/launchTemplate:LaunchTemplate";
const hook = "autoscaling/lifecycleHook:LifecycleHook";

const hooks = [
  {
    name: "gitlab-launching",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeatTimeout: 1200,
    defaultResult: "ABANDON",
  },
  {
    name: "gitlab-terminating",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    heartbeatTimeout: 960,
    defaultResult: "CONTINUE",
  },
];

describe("NodeGroup", () => {
  it("makes a template, a group and its hooks", async () => {
    const recording = await recordGroup();
    assert.deepEqual(
      list(recording),
      [
        "aws:lb/listener:Listener listener",
        "gitlab-aws:compute:NodeGroup gitlab-nodes-rails",
        "aws:ec2/launchTemplate:LaunchTemplate gitlab-nodes-rails",
        "aws:autoscaling/group:Group gitlab-nodes-rails",
        "aws:autoscaling/lifecycleHook:LifecycleHook gitlab-nodes-rails-launching",
        "aws:autoscaling/lifecycleHook:LifecycleHook gitlab-nodes-rails-terminating",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, { groupName: "gitlab-prod-rails" });
  });

  it("asks for exactly this group", async () => {
    const recording = await recordGroup();
    const { inputs, options, dependencies } = only(recording, group);
    assert.deepEqual(inputs, {
      name: "gitlab-prod-rails",
      minSize: 3,
      maxSize: 6,
      vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
      launchTemplate: { id: "gitlab-nodes-rails-id", version: "1" },
      targetGroupArns: ["arn:test:web", "arn:test:ssh"],
      healthCheckType: "ELB",
      healthCheckGracePeriod: 1500,
      initialLifecycleHooks: hooks,
      waitForCapacityTimeout: "3000s",
      defaultInstanceWarmup: 300,
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 116 },
      terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
      enabledMetrics: [
        "GroupMinSize",
        "GroupMaxSize",
        "GroupDesiredCapacity",
        "GroupInServiceInstances",
        "GroupPendingInstances",
        "GroupStandbyInstances",
        "GroupTerminatingInstances",
        "GroupTotalInstances",
      ],
      forceDelete: false,
      tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    });
    assert.deepEqual(options, {
      ...plainOptions,
      ignoreChanges: ["launchTemplate.version", "initialLifecycleHooks"],
      customTimeouts: { update: "1500s", delete: "3660s" },
    });
    assert.deepEqual(
      dependencies.toSorted(),
      [only(recording, "lb/listener:Listener").urn, only(recording, template).urn].toSorted(),
    );
  });

  it("asks for exactly this template", async () => {
    const { inputs, options } = only(await recordGroup(), template);
    assert.deepEqual(inputs, {
      updateDefaultVersion: true,
      imageId: "ami-1",
      instanceType: "c7g.2xlarge",
      iamInstanceProfile: { name: "profile" },
      networkInterfaces: [
        { deviceIndex: 0, securityGroups: ["sg-1"], associatePublicIpAddress: "false", deleteOnTermination: "true" },
      ],
      ebsOptimized: "true",
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: 40,
            encrypted: "true",
            kmsKeyId: "arn:test:volumes",
            deleteOnTermination: "true",
          },
        },
      ],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: false },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      userData: "IyEvYmluL2Jhc2gK",
      tags: { Name: "gitlab-prod rails" },
    });
    assert.deepEqual(options, plainOptions);
  });

  it("has hooks that follow the plan, equal to those of the first nodes", async () => {
    const recording = await recordGroup();
    const found = recording.resources.filter(({ type }) => type.endsWith(hook));
    assert.deepEqual(
      found.map(({ inputs, options }) => ({ inputs, options })),
      hooks.map((one) => ({
        inputs: { autoscalingGroupName: "gitlab-prod-rails", ...one },
        options: plainOptions,
      })),
    );
    for (const { dependencies } of found) assert.deepEqual(dependencies, [only(recording, group).urn]);
  });

  it("leaves it to EC2 to judge nodes that no load balancer asks", async () => {
    const { inputs } = only(await recordGroup({ targetGroupArns: [] }), group);
    assert.deepEqual([inputs.healthCheckType, inputs.targetGroupArns], ["EC2", []]);
  });

  it("does not wait for nodes if nobody wants to", async () => {
    const { inputs } = only(await recordGroup({ wait: false }), group);
    assert.equal(inputs.waitForCapacityTimeout, "0");
  });

  it("is called after stack and role", async () => {
    const recording = await recordGroup({ stack: "dev", plan: { ...plan, role: "sidekiq" } });
    assert.equal(only(recording, group).inputs.name, "gitlab-dev-sidekiq");
  });
});
