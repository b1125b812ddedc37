import type { Names } from "../names.ts";
import { recordNames, recordNamesKey } from "../recordNames.ts";
import { anywhere, type Scope } from "../scope.ts";

/** Log groups: the stack's own, and those that RDS and Image Builder write to (gitlab/logGroups.ts). */
const logGroups = (names: Names) =>
  names.arns("logs", [
    ...names.stacks.map((stack) => `log-group:/gitlab/${stack}/*`),
    ...names.stacks.map((stack) => `log-group:/aws/imagebuilder/gitlab-${stack}*`),
    ...names.given("log-group:/aws/rds/instance/"),
  ]);

const named = (names: Names, service: string, kind: string, after = "") =>
  names.arns(service, names.generated(kind, after));

/** A recipe begins with an image of Amazon's, and reads it. Nobody can change that one. */
const images = (names: Names) => [
  ...["component/*", "image/*"].map((kind) => ofAmazon(names, "imagebuilder", kind)),
  ...names.arns("imagebuilder", [
    ...["component/", "image/", "image-recipe/"].flatMap((kind) => names.generated(kind, "/*")),
    ...["infrastructure-configuration/", "distribution-configuration/", "lifecycle-policy/"].flatMap((kind) =>
      names.generated(kind),
    ),
  ]),
];

/** What Amazon publishes for everybody. */
function ofAmazon({ subject }: Names, service: string, name: string): string {
  const owner = service === "ssm" ? "" : "aws";
  return `arn:${subject.partition}:${service}:${subject.region}:${owner}:${name}`;
}

/** Servers' surroundings: load balancers, groups, images, watching, names. */
export const otherScopes: readonly Scope[] = [
  { actions: ["elasticloadbalancing:Describe*"], ...anywhere },
  {
    actions: ["elasticloadbalancing:*"],
    resources: ({ arns, given }) =>
      arns(
        "elasticloadbalancing",
        ["loadbalancer/net/", "listener/net/", "targetgroup/"].flatMap((kind) => given(kind, "/*")),
      ),
  },
  { actions: ["autoscaling:Describe*"], ...anywhere },
  {
    actions: ["autoscaling:*"],
    resources: ({ arns, given, generated }) =>
      arns("autoscaling", [
        ...given("autoScalingGroup:*:autoScalingGroupName/"),
        ...generated("autoScalingGroup:*:autoScalingGroupName/"),
      ]),
  },
  { actions: ["imagebuilder:*"], resources: images },
  {
    actions: ["logs:DescribeLogGroups", "logs:*LogDelivery", "logs:ListLogDeliveries", "logs:*ResourcePolic*"],
    ...anywhere,
  },
  { actions: ["logs:*"], resources: (names) => logGroups(names).flatMap((arn) => [arn, `${arn}:*`]) },
  { actions: ["cloudwatch:DescribeAlarms"], ...anywhere },
  { actions: ["cloudwatch:*"], resources: (names) => named(names, "cloudwatch", "alarm:") },
  { actions: ["events:*"], resources: (names) => named(names, "events", "rule/") },
  { actions: ["sns:*"], resources: (names) => named(names, "sns", "").flatMap((arn) => [arn, `${arn}:*`]) },
  { actions: ["ssm:DescribeParameters", "ssm:DescribeAssociation*"], ...anywhere },
  { actions: ["ssm:GetParameters"], resources: (names) => [ofAmazon(names, "ssm", "parameter/aws/service/*")] },
  {
    actions: ["ssm:*Parameter", "ssm:*Parameters"],
    resources: ({ arns, stacks }) =>
      arns(
        "ssm",
        stacks.map((stack) => `parameter/gitlab/${stack}/*`),
      ),
  },
  {
    // Those that nodes run, and those of sessions. A runbook would act with the rights of Systems Manager's own role.
    actions: ["ssm:CreateDocument"],
    resources: (names) => named(names, "ssm", "document/"),
    condition: () => ({ StringEqualsIfExists: { "ssm:DocumentType": ["Command", "Session"] } }), // not in every partition
  },
  {
    actions: ["ssm:*Association"],
    resources: (names) => [
      ...named(names, "ssm", "document/"),
      ...names.arns("ssm", ["association/*"]),
      ...names.arns("ec2", ["instance/*"]),
    ],
  },
  {
    actions: ["ssm:*"],
    resources: (names) => [
      ...named(names, "ssm", "document/"),
      ...names.arns("ssm", ["association/*", ...names.stacks.map((stack) => `parameter/gitlab/${stack}/*`)]),
    ],
  },
  {
    actions: ["acm:RequestCertificate", "acm:ListCertificates"],
    ...anywhere,
  },
  {
    actions: ["acm:DeleteCertificate"],
    resources: ({ arns }) => arns("acm", ["certificate/*"]),
    condition: ({ tagged }) => tagged,
  },
  { actions: ["acm:*"], resources: ({ arns }) => arns("acm", ["certificate/*"]) },
  {
    actions: ["route53:ListHostedZones*", "route53:CreateHostedZone", "route53:GetChange"],
    resources: () => ["*"],
  },
  {
    actions: ["route53:ChangeResourceRecordSets"],
    resources: ({ subject }) => [`arn:${subject.partition}:route53:::hostedzone/*`],
    condition: (names) => {
      const own = recordNames(names);
      return own && { "ForAllValues:StringLike": { [recordNamesKey]: own } };
    },
  },
  {
    actions: ["route53:*"],
    resources: ({ subject }) =>
      ["hostedzone/*", "change/*"].map((name) => `arn:${subject.partition}:route53:::${name}`),
  },
  { actions: ["sts:GetCallerIdentity"], resources: () => ["*"] },
];
