import { hoursPerMonth, instanceHour, price, type Price, type RateName } from "../prices/prices.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** One thing that is paid for: how many units, at which rate. */
export interface Charge {
  readonly what: string;
  readonly units: number;
  /** Per unit and hour or month; absent: not known for the region. */
  readonly rate: Price | undefined;
  readonly unit: "hour" | "month";
}

/** What a type of resource costs: charges, nothing, or by use. */
export type PriceRule =
  | { readonly kind: "charges"; readonly charges: (resource: RecordedResource, region: string) => Charge[] }
  | { readonly kind: "free" }
  | { readonly kind: "byUse"; readonly what: string; readonly rate: RateName; readonly unit: string };

/** IOPS and MiB/s that a gp3 volume has for nothing. */
const included = { iops: 3000, throughput: 125 } as const;

const fixed = (what: string, rate: RateName, unit: Charge["unit"]): PriceRule => ({
  kind: "charges",
  charges: (_resource, region) => [{ what, units: 1, rate: price(rate, region), unit }],
});

const free: PriceRule = { kind: "free" };

function gp3(region: string, sizeGiB: number, iops: number, throughput: number): Charge[] {
  const charge = (what: string, units: number, rate: RateName): Charge[] =>
    units > 0 ? [{ what, units, rate: price(rate, region), unit: "month" }] : [];
  return [
    ...charge("GiB gp3", sizeGiB, "gp3GiBMonth"),
    ...charge("IOPS", iops - included.iops, "gp3IopsMonth"),
    ...charge("MiB/s", throughput - included.throughput, "gp3MiBpsMonth"),
  ];
}

function instance({ inputs }: RecordedResource, region: string): Charge[] {
  const type = String(inputs.instanceType);
  const root = inputs.rootBlockDevice as { readonly volumeSize?: number } | undefined;
  return [
    { what: type, units: 1, rate: instanceHour(type, region), unit: "hour" },
    ...gp3(region, root?.volumeSize ?? 0, included.iops, included.throughput),
  ];
}

function loadBalancer({ inputs }: RecordedResource, region: string): Charge[] {
  const addresses =
    inputs.internal === true ? 0 : ((inputs.subnets ?? inputs.subnetMappings ?? []) as unknown[]).length;
  return [
    { what: "load balancer", units: 1, rate: price("nlbHour", region), unit: "hour" },
    ...(addresses > 0
      ? [
          {
            what: "public IPv4 addresses",
            units: addresses,
            rate: price("publicIpv4Hour", region),
            unit: "hour",
          } as const,
        ]
      : []),
  ];
}

function endpoint({ inputs }: RecordedResource, region: string): Charge[] {
  if (inputs.vpcEndpointType !== "Interface") return [];
  const zones = Array.isArray(inputs.subnetIds) ? inputs.subnetIds.length : 2;
  return [{ what: "endpoint in a zone", units: zones, rate: price("interfaceEndpointHour", region), unit: "hour" }];
}

/** An alarm, and what it watches if that is no metric of AWS' own. */
function alarm({ inputs }: RecordedResource, region: string): Charge[] {
  const { namespace } = inputs;
  const isOwn = typeof namespace === "string" && !namespace.startsWith("AWS/");
  return [
    { what: "alarm", units: 1, rate: price("alarmMonth", region), unit: "month" },
    ...(isOwn ? [{ what: "custom metric", units: 1, rate: price("metricMonth", region), unit: "month" } as const] : []),
  ];
}

/** By type. A type that is not here is reported as without a known price. */
export const priceRules: Readonly<Record<string, PriceRule>> = {
  "aws:ec2/instance:Instance": { kind: "charges", charges: instance },
  "aws:ebs/volume:Volume": {
    kind: "charges",
    charges: ({ inputs }, region) => gp3(region, Number(inputs.size), Number(inputs.iops), Number(inputs.throughput)),
  },
  "aws:ec2/natGateway:NatGateway": fixed("NAT gateway", "natGatewayHour", "hour"),
  "aws:ec2/eip:Eip": fixed("public IPv4 address", "publicIpv4Hour", "hour"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": { kind: "charges", charges: endpoint },
  "aws:lb/loadBalancer:LoadBalancer": { kind: "charges", charges: loadBalancer },
  "aws:kms/key:Key": fixed("key", "keyMonth", "month"),
  "aws:secretsmanager/secret:Secret": fixed("secret", "secretMonth", "month"),
  "aws:route53/zone:Zone": fixed("zone", "zoneMonth", "month"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": { kind: "charges", charges: alarm },
  "aws:s3/bucket:Bucket": { kind: "byUse", what: "objects in S3", rate: "s3GbMonth", unit: "GB-month" },
  "aws:cloudwatch/logGroup:LogGroup": { kind: "byUse", what: "logs taken in", rate: "logsIngestGb", unit: "GB" },
  "aws:backup/vault:Vault": { kind: "byUse", what: "snapshots", rate: "snapshotGbMonth", unit: "GB-month" },
  "aws:lb/listener:Listener": {
    kind: "byUse",
    what: "load balancer capacity units",
    rate: "nlbCapacityHour",
    unit: "unit-hour",
  },
  "aws:ec2/internetGateway:InternetGateway": {
    kind: "byUse",
    what: "data to the internet",
    rate: "internetOutGb",
    unit: "GB",
  },
  "aws:ec2/route:Route": { kind: "byUse", what: "data through NAT", rate: "natGatewayGb", unit: "GB" },
  ...Object.fromEntries(
    [
      "aws:acm/certificate:Certificate",
      "aws:acm/certificateValidation:CertificateValidation",
      "aws:backup/plan:Plan",
      "aws:backup/selection:Selection",
      "aws:backup/vaultPolicy:VaultPolicy",
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/eventTarget:EventTarget",
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      "aws:ec2/flowLog:FlowLog",
      "aws:ec2/managedPrefixList:ManagedPrefixList",
      "aws:ec2/routeTable:RouteTable",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/volumeAttachment:VolumeAttachment",
      "aws:ec2/vpc:Vpc",
      "aws:iam/instanceProfile:InstanceProfile",
      "aws:iam/role:Role",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "aws:imagebuilder/component:Component",
      "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
      "aws:imagebuilder/image:Image",
      "aws:imagebuilder/imageRecipe:ImageRecipe",
      "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration",
      "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy",
      "aws:kms/alias:Alias",
      "aws:lb/targetGroup:TargetGroup",
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      "aws:route53/record:Record",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "aws:s3/bucketLogging:BucketLogging",
      "aws:s3/bucketObjectv2:BucketObjectv2",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:s3/bucketVersioning:BucketVersioning",
      "aws:secretsmanager/secretVersion:SecretVersion",
      "aws:sns/topic:Topic",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topicSubscription:TopicSubscription",
      "aws:ssm/association:Association",
      "aws:ssm/document:Document",
      "aws:ssm/parameter:Parameter",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "random:index/randomPassword:RandomPassword",
    ].map((type) => [type, free]),
  ),
};

/**
 * What a charge comes to.
 *
 * @param charge units and rate
 * @returns dollars a month and the arithmetic; `undefined` where the rate is not known
 */
export function monthly({
  what,
  units,
  rate,
  unit,
}: Charge): { readonly amount: number; readonly arithmetic: string } | undefined {
  if (rate === undefined) return undefined;
  const amount = units * rate.dollars * (unit === "hour" ? hoursPerMonth : 1);
  const hours = unit === "hour" ? ` x ${String(hoursPerMonth)} h` : "";
  return { amount, arithmetic: `${String(units)} x ${what} at ${rate.dollars.toFixed(4)}${hours}` };
}
