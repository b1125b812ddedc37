import { prod } from "./rightsOfProd.ts";

const here = (service: string, rest: string) => `arn:aws:${service}:${prod.region}:${prod.accountId}:${rest}`;
const global = (service: string, rest: string) => `arn:aws:${service}::${prod.accountId}:${rest}`;
const id = "0a1b2c3d-0000-4000-8000-000000000000";

/** Backups of a bucket, of a volume, of its copy in another region, and of a database (AWS Backup, Vault access policies). */
const recoveryPoints = [
  here("backup", `recovery-point:${id}`),
  `arn:aws:ec2:${prod.region}::snapshot/snap-0123456789abcdef0`,
  `arn:aws:ec2:${prod.copyRegion ?? ""}::snapshot/snap-0123456789abcdef0`,
  here("rds", `snapshot:awsbackup:job-${id}`),
];

/** How Pulumi names a resource of a stack (`Pulumi.yaml`, autonaming). */
const made = (name: string, stack: string) => `gitlab-${name}-${stack}-0a1b2c3`;

/** What single actions meet; for all others the types of AWS' list decide. */
export const metByAction: Readonly<Record<string, readonly string[]>> = {
  "backup:DeleteRecoveryPoint": recoveryPoints,
  "backup:DescribeRecoveryPoint": recoveryPoints,
  "iam:CreateServiceLinkedRole": [global("iam", "role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS")],
  "ssm:GetParameters": [`arn:aws:ssm:${prod.region}::parameter/aws/service/ami-amazon-linux-latest/al2023`],
};

/** Types of EC2 whose ARNs only have an id. */
const ec2Types = [
  ["egress-only-internet-gateway", "elastic-ip", "instance", "internet-gateway", "launch-template", "natgateway"],
  ["network-interface", "prefix-list", "route-table", "security-group", "security-group-rule", "subnet", "volume"],
  ["vpc", "vpc-endpoint", "vpc-flow-log"],
].flat();

/**
 * ARNs of a stack's resources as the main program makes them, by the name of their type in AWS' list.
 *
 * @param stack name of the stack
 */
export function physicalArns(stack: string): Readonly<Record<string, readonly string[]>> {
  return {
    ...Object.fromEntries(ec2Types.map((type) => [`ec2:${type}`, [here("ec2", `${type}/x-0123456789abcdef0`)]])),
    "ec2:image": [`arn:aws:ec2:${prod.region}::image/ami-0123456789abcdef0`],
    "acm:certificate": [here("acm", `certificate/${id}`)],
    "autoscaling:autoScalingGroup": [
      here("autoscaling", `autoScalingGroup:${id}:autoScalingGroupName/gitlab-${stack}-rails`),
      here("autoscaling", `autoScalingGroup:${id}:autoScalingGroupName/${made("bastion", stack)}`),
    ],
    "backup:backupPlan": [here("backup", `backup-plan:${id}`)],
    "backup:backupVault": [
      here("backup", `backup-vault:${made("vault", stack)}`),
      `arn:aws:backup:${prod.copyRegion ?? ""}:${prod.accountId}:backup-vault:gitlab-${stack}-copies`,
    ],
    "cloudwatch:alarm": [here("cloudwatch", `alarm:${made("notices-full-disk", stack)}`)],
    "elasticache:cluster": [here("elasticache", `cluster:gitlab-${stack}-redis-0a1b-001`)],
    "elasticache:parametergroup": [here("elasticache", `parametergroup:${made("cache", stack)}`)],
    "elasticache:replicationgroup": [here("elasticache", `replicationgroup:gitlab-${stack}-redis-0a1b`)],
    "elasticache:snapshot": ["", "automatic."].map((taken) =>
      here("elasticache", `snapshot:${taken}gitlab-${stack}-redis-0a1b-final`),
    ),
    "elasticache:subnetgroup": [here("elasticache", `subnetgroup:${made("cache", stack)}`)],
    "elasticloadbalancing:listener/net": [
      here("elasticloadbalancing", `listener/net/gitlab-${stack}-0a1b/0123456789abcdef/0123456789abcdef`),
    ],
    // The list has the calls of classic load balancers, which have the same names as those of network load balancers.
    "elasticloadbalancing:loadbalancer": [
      here("elasticloadbalancing", `loadbalancer/net/gitlab-${stack}-0a1b/0123456789abcdef`),
    ],
    "elasticloadbalancing:loadbalancer/net/": [
      here("elasticloadbalancing", `loadbalancer/net/gitlab-${stack}-0a1b/0123456789abcdef`),
    ],
    "elasticloadbalancing:targetgroup": [
      here("elasticloadbalancing", `targetgroup/gitlab-${stack}-0a1b/0123456789abcdef`),
    ],
    "events:rule-on-default-event-bus": [here("events", `rule/${made("notices", stack)}`)],
    "iam:instance-profile": [global("iam", `instance-profile/${made("nodes-rails", stack)}`)],
    "iam:role": [global("iam", `role/${made("nodes-rails-identity", stack)}`)],
    "imagebuilder:component": [here("imagebuilder", `component/${made("image", stack)}/1.0.0/1`)],
    "imagebuilder:distributionConfiguration": [
      here("imagebuilder", `distribution-configuration/${made("image", stack)}`),
    ],
    "imagebuilder:image": [here("imagebuilder", `image/${made("image", stack)}/1.0.0/1`)],
    "imagebuilder:imageRecipe": [here("imagebuilder", `image-recipe/${made("image", stack)}/1.0.0`)],
    "imagebuilder:infrastructureConfiguration": [
      here("imagebuilder", `infrastructure-configuration/${made("image", stack)}`),
    ],
    "imagebuilder:lifecyclePolicy": [here("imagebuilder", `lifecycle-policy/${made("image-lifecycle", stack)}`)],
    "kms:alias": [here("kms", `alias/${made("encryption-volumes", stack)}`)],
    "kms:key": [here("kms", `key/${id}`)],
    "logs:log-group": [
      `/gitlab/${stack}/gitaly-1`,
      `/aws/imagebuilder/gitlab-${stack}`,
      `/aws/rds/instance/gitlab-${stack}-0a1b/postgresql`,
    ].map((group) => here("logs", `log-group:${group}`)),
    "rds:db": [here("rds", `db:gitlab-${stack}-0a1b`)],
    "rds:es": [here("rds", `es:${made("notices-db-instance", stack)}`)],
    "rds:pg": [here("rds", `pg:${made("database", stack)}`)],
    "rds:snapshot": ["", "rds:"].map((taken) => here("rds", `snapshot:${taken}gitlab-${stack}-0a1b-final`)),
    "rds:subgrp": [here("rds", `subgrp:${made("database", stack)}`)],
    "route53:change": ["arn:aws:route53:::change/C0123456789ABCDEFGHIJ"],
    "route53:hostedzone": ["arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"],
    "s3:bucket": [`arn:aws:s3:::${made("buckets-artifacts", stack)}`],
    "s3:object": [`arn:aws:s3:::${made("buckets-configuration", stack)}/nodes/gitaly-1.json`],
    "secretsmanager:Secret": [here("secretsmanager", `secret:${made("secrets-root-password", stack)}-AbCdEf`)],
    "sns:topic": [here("sns", made("notices", stack))],
    "ssm:instance": [here("ec2", "instance/i-0123456789abcdef0")],
    "ssm:association": [here("ssm", `association/${id}`)],
    "ssm:document": [here("ssm", `document/${made("nodes-converge", stack)}`)],
    "ssm:parameter": [here("ssm", `parameter/gitlab/${stack}/gitaly-1/converge`)],
  };
}
