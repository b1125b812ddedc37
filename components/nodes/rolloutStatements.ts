import * as pulumi from "@pulumi/pulumi";
import { groupName } from "../../gitlab/groupNames.ts";
import type { Place } from "../helpers/place.ts";
import { servicePrincipal, type Statement } from "../helpers/policyDocument.ts";

/** The groups that a node rolls new versions out to. */
export interface RolledOutGroups {
  readonly stack: string;
  /** Such as `rails`. */
  readonly roles: readonly string[];
  /** The launch templates of these groups. */
  readonly templateIds: readonly pulumi.Input<string>[];
  /** The IAM roles that these templates give to their nodes. */
  readonly nodeRoleArns: readonly pulumi.Input<string>[];
  readonly place: Place;
}

/** What one of our templates may launch an instance with. Images have no account in their ARN. */
const launched = ["instance", "volume", "network-interface", "security-group", "subnet"] as const;

/**
 * What the node needs that rolls out: it looks at groups, starts and ends refreshes, and sets the version of a group that does
 * not serve.
 *
 * Who gives a group a version of a template needs the rights to launch from it: Auto Scaling checks them at once for
 * `UpdateAutoScalingGroup`, `StartInstanceRefresh` and a numbered version (Amazon EC2 Auto Scaling User Guide, "Control Amazon EC2
 * launch template usage in Auto Scaling groups", 2026: `ec2:RunInstances`, `ec2:CreateTags` for tags of the template,
 * `iam:PassRole` for its instance profile). The template has to be one of these groups.
 *
 * @param groups which ones
 */
export function rolloutStatements({ stack, roles, templateIds, nodeRoleArns, place }: RolledOutGroups): Statement[] {
  const { partition, region, accountId } = place;
  const ec2 = (rest: pulumi.Input<string>, account = accountId) =>
    pulumi.interpolate`arn:${partition}:ec2:${region}:${account}:${rest}`;
  const templates = templateIds.map((id) => ec2(pulumi.interpolate`launch-template/${id}`));
  const fromTemplate = { ArnEquals: { "ec2:LaunchTemplate": templates } };
  return [
    {
      Effect: "Allow",
      Action: [
        "autoscaling:StartInstanceRefresh",
        "autoscaling:CancelInstanceRefresh",
        "autoscaling:UpdateAutoScalingGroup",
        "autoscaling:TerminateInstanceInAutoScalingGroup",
      ],
      // An id that only AWS knows is in the middle.
      Resource: roles.map(
        (role) =>
          `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/${groupName(stack, role)}`,
      ),
    },
    {
      Effect: "Allow",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeInstanceRefreshes",
        "autoscaling:DescribeScalingActivities",
      ],
      Resource: "*", // these actions know no resources
    },
    { Effect: "Allow", Action: "ec2:RunInstances", Resource: templates },
    {
      Effect: "Allow",
      Action: "ec2:RunInstances",
      Resource: [ec2("image/*", ""), ...launched.map((type) => ec2(`${type}/*`))],
      Condition: fromTemplate,
    },
    {
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: ["instance", "volume", "network-interface"].map((type) => ec2(`${type}/*`)),
      Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
    },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: [...nodeRoleArns],
      Condition: { StringEquals: { "iam:PassedToService": servicePrincipal("ec2", place) } },
    },
  ];
}
