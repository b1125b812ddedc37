import type { Names } from "../names.ts";
import type { Condition } from "../rightsDocument.ts";
import type { Scope } from "../scope.ts";

const roles = ({ arns, generated }: Names) => arns("iam", generated("role/"), "no region");
const profiles = ({ arns, generated }: Names) => arns("iam", generated("instance-profile/"), "no region");

/** Only roles that this environment's boundary limits, or will. */
const bounded = ({ subject }: Names): Condition => ({
  StringEquals: { "iam:PermissionsBoundary": subject.boundaryArn },
});

/**
 * Policies of AWS that the program attaches (components/: backups, builderIdentity, databaseMonitoring, imageLifecycle). A test
 * compares them with what it registers.
 */
export const attachedPolicies = [
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
  "AmazonSSMManagedInstanceCore",
  "EC2InstanceProfileForImageBuilder",
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "service-role/AmazonRDSEnhancedMonitoringRole",
  "service-role/EC2ImageBuilderLifecycleExecutionPolicy",
] as const;

/** Services that get a role of the program: those that its trust policies name. */
export const rolesGoTo = ["backup", "ec2", "imagebuilder", "monitoring.rds", "vpc-flow-logs"] as const;

/** Services that make a role of their own with the first resource of an account (design: they are left to do so). */
export const linkedServices = [
  "autoscaling",
  "backup",
  "elasticache",
  "elasticloadbalancing",
  "imagebuilder",
  "rds",
] as const;

/** Roles and instance profiles by their names; a role only together with the boundary. */
export const iamScopes: readonly Scope[] = [
  {
    actions: [
      "iam:CreateRole",
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ],
    resources: roles,
    condition: bounded,
  },
  {
    actions: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resources: roles,
    condition: (names) => ({
      StringEquals: { "iam:PermissionsBoundary": names.subject.boundaryArn },
      ArnEquals: {
        "iam:PolicyARN": attachedPolicies.map((name) => `arn:${names.subject.partition}:iam::aws:policy/${name}`),
      },
    }),
  },
  {
    actions: ["iam:PassRole"],
    resources: roles,
    condition: ({ subject }) => ({
      StringEquals: {
        "iam:PassedToService": [
          ...rolesGoTo.map((service) => `${service}.amazonaws.com`),
          ...(subject.partition === "aws-cn" ? ["ec2.amazonaws.com.cn"] : []), // its name there
        ],
      },
    }),
  },
  {
    actions: ["iam:CreateServiceLinkedRole"],
    resources: ({ arns }) => arns("iam", ["role/aws-service-role/*"], "no region"),
    condition: () => ({
      StringEquals: { "iam:AWSServiceName": linkedServices.map((name) => `${name}.amazonaws.com`) },
    }),
  },
  {
    actions: ["iam:*InstanceProfile", "iam:*InstanceProfiles*"],
    resources: (names) => [...profiles(names), ...roles(names)],
  },
  { actions: ["iam:*Role*"], resources: roles },
];
