import { keyArn } from "./keyArn.ts";
import type { LadderChange } from "./ladderChange.ts";

const change = (before: unknown, after: unknown, beside: object): LadderChange => ({
  before,
  after,
  beside: { ...beside },
});

const template = (id: string, version: string) => ({ id: `lt-0123456789abcde${id}`, version });
const sizes = { minSize: 1, maxSize: 4 };
const subnet = (digit: string) => `subnet-0123456789abcdef${digit}`;
const bare = { ...sizes, launchTemplate: template("f0", "1") };
const group = { ...bare, vpcZoneIdentifiers: [subnet("0")] };
const ofGroup = (before: unknown, after: unknown, beside: object = {}) =>
  change(before, after, { ...group, ...beside });
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:123456789012:${rest}`;
const target = (name: string) => arn("elasticloadbalancing", `targetgroup/${name}/0123456789abcdef`);
const hook = (heartbeatTimeout: number) => ({
  name: "launch",
  lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  heartbeatTimeout,
});
const tag = (value: string) => ({ key: "a", value, propagateAtLaunch: true });
const refresh = (minHealthyPercentage: number) => ({ strategy: "Rolling", preferences: { minHealthyPercentage } });
const mixed = (onDemandBaseCapacity: number) => ({
  instancesDistribution: { onDemandBaseCapacity },
  launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-0123456789abcdef0", version: "1" } },
});
const ofHook = (before: unknown, after: unknown) =>
  change(before, after, { autoscalingGroupName: "one", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" });
const step = (scalingAdjustment: number) => ({ scalingAdjustment, metricIntervalLowerBound: "0" });
const policy = { autoscalingGroupName: "one", name: "one" };
const inSteps = {
  ...policy,
  policyType: "StepScaling",
  adjustmentType: "PercentChangeInCapacity",
  stepAdjustments: [step(1)],
};
const simple = { ...policy, policyType: "SimpleScaling", adjustmentType: "ChangeInCapacity", scalingAdjustment: 1 };
const tracked = (targetValue: number) => ({
  predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
  targetValue,
});
const predicted = (targetValue: number) => ({
  metricSpecification: {
    targetValue,
    predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
  },
});
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const disk = (volumeSize: number) => [
  { deviceName: "/dev/xvda", ebs: { volumeSize, volumeType: "gp3", encrypted: "true", kmsKeyId: keyArn("a") } },
];
const image = { imageId: "ami-0123456789abcdef0" };
const ofTemplate = (before: unknown, after: unknown) => change(before, after, image);
const profile = (name: string) => ({ name });
const turnedText = ofTemplate("false", "true");
const turned = ofTemplate(false, true);

const tagged = { resourceId: "ami-0123456789abcdef0", key: "one", value: "one" };

/** Every property of groups, their hooks, templates and marks that can be tried. */
export const groupChanges: Readonly<Record<string, Readonly<Record<string, LadderChange>>>> = {
  "aws:autoscaling/group:Group": {
    availabilityZoneDistribution: ofGroup(
      { capacityDistributionStrategy: "balanced-only" },
      { capacityDistributionStrategy: "balanced-best-effort" },
    ),
    availabilityZones: change(["us-east-1a"], ["us-east-1b"], bare),
    capacityRebalance: ofGroup(false, true),
    capacityReservationSpecification: ofGroup(
      { capacityReservationPreference: "default" },
      { capacityReservationPreference: "none" },
    ),
    context: ofGroup("one", "another"),
    defaultCooldown: ofGroup(300, 600),
    defaultInstanceWarmup: ofGroup(300, 600),
    desiredCapacity: ofGroup(1, 2),
    desiredCapacityType: ofGroup("units", "vcpu"),
    enabledMetrics: ofGroup(["GroupMinSize"], ["GroupMinSize", "GroupMaxSize"]),
    forceDelete: ofGroup(false, true),
    forceDeleteWarmPool: ofGroup(false, true),
    healthCheckGracePeriod: ofGroup(300, 600),
    healthCheckType: ofGroup("EC2", "ELB"),
    ignoreFailedScalingActivities: ofGroup(false, true),
    initialLifecycleHooks: ofGroup([hook(300)], [hook(600)]),
    instanceMaintenancePolicy: ofGroup(
      { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
      { minHealthyPercentage: 100, maxHealthyPercentage: 120 },
    ),
    instanceRefresh: ofGroup(refresh(90), refresh(100)),
    launchConfiguration: change("one", "another", { ...sizes, vpcZoneIdentifiers: [subnet("0")] }),
    launchTemplate: ofGroup(template("f0", "1"), template("f0", "2")),
    loadBalancers: ofGroup(["one"], ["another"]),
    maxInstanceLifetime: ofGroup(86_400, 172_800),
    maxSize: ofGroup(4, 5),
    metricsGranularity: ofGroup("1Minute", "5Minute"),
    minElbCapacity: ofGroup(1, 2),
    minSize: ofGroup(1, 2),
    mixedInstancesPolicy: change(mixed(1), mixed(2), { ...sizes, vpcZoneIdentifiers: [subnet("0")] }),
    name: ofGroup("one", "another"),
    namePrefix: ofGroup("one-", "another-"),
    placementGroup: ofGroup("one", "another"),
    protectFromScaleIn: ofGroup(false, true),
    serviceLinkedRoleArn: ofGroup(role("one"), role("another")),
    suspendedProcesses: ofGroup(["AZRebalance"], ["Launch"]),
    tags: ofGroup([tag("1")], [tag("2")]),
    targetGroupArns: ofGroup([target("one")], [target("another")]),
    terminationPolicies: ofGroup(["OldestInstance"], ["NewestInstance"]),
    trafficSources: ofGroup([{ identifier: target("one") }], [{ identifier: target("another") }]),
    vpcZoneIdentifiers: ofGroup([subnet("0")], [subnet("1")]),
    waitForCapacityTimeout: ofGroup("10m", "20m"),
    waitForElbCapacity: ofGroup(1, 2),
    warmPool: ofGroup({ minSize: 0 }, { minSize: 1 }),
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    autoscalingGroupName: ofHook("one", "another"),
    defaultResult: ofHook("ABANDON", "CONTINUE"),
    heartbeatTimeout: ofHook(300, 600),
    lifecycleTransition: ofHook("autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"),
    name: ofHook("one", "another"),
    notificationMetadata: ofHook("one", "another"),
    notificationTargetArn: ofHook(arn("sns", "one"), arn("sns", "another")),
    roleArn: ofHook(role("one"), role("another")),
  },
  "aws:autoscaling/policy:Policy": {
    adjustmentType: change("ChangeInCapacity", "ExactCapacity", simple),
    autoscalingGroupName: change("one", "another", simple),
    cooldown: change(300, 600, simple),
    enabled: change(true, false, simple),
    estimatedInstanceWarmup: change(300, 600, inSteps),
    metricAggregationType: change("Average", "Maximum", inSteps),
    minAdjustmentMagnitude: change(1, 2, inSteps),
    name: change("one", "another", simple),
    policyType: change("StepScaling", "SimpleScaling", { ...policy, adjustmentType: "ChangeInCapacity" }),
    predictiveScalingConfiguration: change(predicted(60), predicted(70), {
      ...policy,
      policyType: "PredictiveScaling",
    }),
    scalingAdjustment: change(1, 2, simple),
    stepAdjustments: change([step(1)], [step(2)], inSteps),
    targetTrackingConfiguration: change(tracked(60), tracked(70), { ...policy, policyType: "TargetTrackingScaling" }),
  },
  "aws:ec2/tag:Tag": {
    key: change("one", "another", tagged),
    resourceId: change("ami-0123456789abcdef0", "ami-0123456789abcdef1", tagged),
    value: change("one", "another", tagged),
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    blockDeviceMappings: ofTemplate(disk(40), disk(50)),
    capacityReservationSpecification: ofTemplate(
      { capacityReservationPreference: "open" },
      { capacityReservationPreference: "none" },
    ),
    cpuOptions: ofTemplate({ coreCount: 4, threadsPerCore: 1 }, { coreCount: 8, threadsPerCore: 1 }),
    creditSpecification: ofTemplate({ cpuCredits: "standard" }, { cpuCredits: "unlimited" }),
    defaultVersion: ofTemplate(1, 2),
    description: ofTemplate("one", "another"),
    disableApiStop: turned,
    disableApiTermination: turned,
    ebsOptimized: turnedText,
    enclaveOptions: ofTemplate({ enabled: false }, { enabled: true }),
    hibernationOptions: ofTemplate({ configured: false }, { configured: true }),
    iamInstanceProfile: ofTemplate(profile("one"), profile("another")),
    imageId: ofTemplate("ami-0123456789abcdef0", "ami-0123456789abcdef1"),
    instanceInitiatedShutdownBehavior: ofTemplate("stop", "terminate"),
    instanceMarketOptions: ofTemplate({ marketType: "spot" }, undefined),
    instanceRequirements: ofTemplate(
      { memoryMib: { min: 1024 }, vcpuCount: { min: 1 } },
      { memoryMib: { min: 2048 }, vcpuCount: { min: 1 } },
    ),
    instanceType: ofTemplate("c7g.large", "c7g.xlarge"),
    kernelId: ofTemplate("aki-0123456789abcdef0", "aki-0123456789abcdef1"),
    keyName: ofTemplate("one", "another"),
    licenseSpecifications: ofTemplate(
      [{ licenseConfigurationArn: arn("license-manager", "license-configuration:lic-1") }],
      [{ licenseConfigurationArn: arn("license-manager", "license-configuration:lic-2") }],
    ),
    maintenanceOptions: ofTemplate({ autoRecovery: "default" }, { autoRecovery: "disabled" }),
    metadataOptions: ofTemplate({ httpTokens: "optional" }, { httpTokens: "required" }),
    monitoring: ofTemplate({ enabled: false }, { enabled: true }),
    name: ofTemplate("one", "another"),
    namePrefix: ofTemplate("one-", "another-"),
    networkInterfaces: ofTemplate([{ deviceIndex: 0, description: "one" }], [{ deviceIndex: 0, description: "two" }]),
    placement: ofTemplate({ tenancy: "default" }, { tenancy: "dedicated" }),
    privateDnsNameOptions: ofTemplate({ hostnameType: "ip-name" }, { hostnameType: "resource-name" }),
    ramDiskId: ofTemplate("ari-0123456789abcdef0", "ari-0123456789abcdef1"),
    securityGroupNames: ofTemplate(["one"], ["another"]),
    tagSpecifications: ofTemplate(
      [{ resourceType: "instance", tags: { a: "1" } }],
      [{ resourceType: "instance", tags: { a: "2" } }],
    ),
    tags: ofTemplate({ a: "1" }, { a: "2" }),
    updateDefaultVersion: turned,
    userData: ofTemplate("b25l", "dHdv"),
    vpcSecurityGroupIds: ofTemplate(["sg-0123456789abcdef0"], ["sg-0123456789abcdef1"]),
  },
};
