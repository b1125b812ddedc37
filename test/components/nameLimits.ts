/** A name that the provider generates. */
export interface NameLimit {
  /** The input that holds it. */
  readonly property: string;
  /** Most characters that AWS accepts. */
  readonly most: number;
  /** Characters that AWS accepts, if not just letters, digits and hyphens. */
  readonly shape?: RegExp;
}

/**
 * Every type whose name Pulumi generates if none is given, with what AWS accepts. Limits: API references and service models
 * of each service (botocore, 2026-08); for topics the provider's own limit, which is lower than AWS' 256.
 */
export const nameLimits: Readonly<Record<string, NameLimit>> = {
  "aws:autoscaling/group:Group": { property: "name", most: 255 },
  "aws:autoscaling/lifecycleHook:LifecycleHook": { property: "name", most: 255 },
  "aws:autoscaling/policy:Policy": { property: "name", most: 255 },
  "aws:backup/plan:Plan": { property: "name", most: 50 },
  "aws:backup/selection:Selection": { property: "name", most: 50 },
  "aws:backup/vault:Vault": { property: "name", most: 50 },
  "aws:cloudwatch/eventRule:EventRule": { property: "name", most: 64 },
  "aws:cloudwatch/eventTarget:EventTarget": { property: "targetId", most: 64 },
  "aws:cloudwatch/logGroup:LogGroup": { property: "name", most: 512 },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { property: "name", most: 255 },
  "aws:ec2/managedPrefixList:ManagedPrefixList": { property: "name", most: 255, shape: /^(?!com\.amazonaws)/ },
  "aws:ec2/securityGroup:SecurityGroup": { property: "name", most: 255, shape: /^(?!sg-)/ },
  "aws:ec2/launchTemplate:LaunchTemplate": { property: "name", most: 128 },
  "aws:elasticache/parameterGroup:ParameterGroup": { property: "name", most: 255, shape: /^[a-z](?!.*--).*[^-]$/ },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    property: "replicationGroupId",
    most: 40,
    shape: /^[a-z](?!.*--).*[^-]$/,
  },
  "aws:elasticache/subnetGroup:SubnetGroup": { property: "name", most: 255 },
  "aws:iam/instanceProfile:InstanceProfile": { property: "name", most: 128 },
  "aws:iam/policy:Policy": { property: "name", most: 128 },
  "aws:iam/role:Role": { property: "name", most: 64 },
  "aws:iam/rolePolicy:RolePolicy": { property: "name", most: 128 },
  "aws:imagebuilder/component:Component": { property: "name", most: 128 },
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": { property: "name", most: 128 },
  "aws:imagebuilder/imageRecipe:ImageRecipe": { property: "name", most: 128 },
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": { property: "name", most: 128 },
  "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": { property: "name", most: 128 },
  "aws:kms/alias:Alias": { property: "name", most: 256 - "alias/".length, shape: /^(?!aws\/)/ },
  "aws:lb/loadBalancer:LoadBalancer": { property: "name", most: 32, shape: /^(?!internal-)(?!-).*[^-]$/ },
  "aws:lb/targetGroup:TargetGroup": { property: "name", most: 32, shape: /^(?!-).*[^-]$/ },
  "aws:rds/eventSubscription:EventSubscription": { property: "name", most: 255 },
  "aws:rds/instance:Instance": { property: "identifier", most: 63, shape: /^[a-z](?!.*--).*[^-]$/ },
  "aws:rds/parameterGroup:ParameterGroup": { property: "name", most: 255, shape: /^[a-z](?!.*--).*[^-]$/ },
  "aws:rds/subnetGroup:SubnetGroup": { property: "name", most: 255 },
  "aws:route53/record:Record": { property: "name", most: 255 },
  "aws:route53/zone:Zone": { property: "name", most: 255 },
  "aws:s3/bucket:Bucket": {
    property: "bucket",
    most: 63,
    shape: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9].*(?<!-s3alias|--ol-s3|--x-s3|-an)$/,
  },
  // A hyphen and six characters at the end look like the suffix that Secrets Manager adds to the name in an ARN.
  "aws:secretsmanager/secret:Secret": { property: "name", most: 512, shape: /^(?!.*-.{6}$)/ },
  "aws:sns/topic:Topic": { property: "name", most: 80 },
  "aws:ssm/association:Association": { property: "name", most: 128 },
  "aws:ssm/document:Document": { property: "name", most: 128, shape: /^(?!aws|amazon|amzn)/i },
  "aws:ssm/parameter:Parameter": { property: "name", most: 1011 },
};
