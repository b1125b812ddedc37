import { narrowResources } from "../../../../policy/policies/iam/narrowResources.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { rolePolicy } from "../../identityFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const says = "must name the resources of actions that know any";
const onAll = (action: unknown, others = {}) => rolePolicy({ Action: action, Resource: "*", ...others });
const tagged = (operator: string) => ({ Condition: { [operator]: { "ec2:ResourceTag/Stack": "prod" } } });

describe("iam-narrow-resources", () => {
  policyCases(
    narrowResources,
    [
      ...rolePolicy({ Action: "s3:GetObject", Resource: ["arn:aws:s3:::b/*", "‹Bucket data.arn›/*"] }),
      ...onAll(["ec2:DescribeInstances", "ec2:Describe*", "cloudwatch:PutMetricData", "logs:DescribeLogGroups"]),
      ...rolePolicy(
        { Action: "ec2:StopInstances", Resource: "arn:aws:ec2:us-east-1:123456789012:instance/*" },
        { Action: "ec2:RunInstances", Resource: "arn:aws:ec2:us-east-1::image/*" }, // images have no account
        { Action: "iam:PassRole", Resource: ["arn:aws:iam::123456789012:role/gitlab-*", "‹Role node.arn›"] },
      ),
      ...onAll("autoscaling:Describe*"),
      ...onAll("ssmmessages:*"),
      ...onAll("ec2:StopInstances", tagged("StringEquals")),
    ],
    {
      "refuses everything": [onAll("s3:GetObject"), [`it: policy.Statement[0].Resource ${says}`]],
      "refuses everything for one action of several": [
        onAll(["ec2:DescribeInstances", "ec2:StopInstances"]),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      "refuses everything among others": [
        rolePolicy({ Action: "s3:GetObject", Resource: ["arn:aws:s3:::b", "*"] }),
        [`it: policy.Statement[0].Resource[1] ${says}`],
      ],
      "refuses everything of a service": [
        rolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      ...Object.fromEntries(
        [
          ["s3:GetObject", "arn:aws:s3:::*/*"],
          ["s3:GetObject", "arn:aws:s3*"],
          ["s3:GetObject", "arn:*"],
          ["sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:*"],
          ["ec2:StopInstances", "arn:aws:ec2:*:*:instance/*"],
          ["iam:PassRole", "arn:aws:iam::*:role/*"],
          ["iam:Pass*", "arn:aws:iam::123456789012:role/*"],
          ["sts:AssumeRole", "arn:aws:iam::123456789012:role/**"],
          ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:*"],
          ["secretsmanager:*", "arn:aws:secretsmanager:us-east-1:123456789012:secret:*"],
        ].map(([Action, Resource]) => [
          `refuses ${String(Resource)} for ${String(Action)}`,
          [rolePolicy({ Action, Resource }), [`it: policy.Statement[0].Resource ${says}`]] as const,
        ]),
      ),
      "refuses all but some": [
        rolePolicy({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::b" }),
        [`it: policy.Statement[0].NotResource ${says}`],
      ],
      "refuses all actions but some": [
        rolePolicy({ NotAction: "iam:*", Resource: "*" }),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      "refuses a tag that need not be there": [
        onAll("ec2:StopInstances", tagged("StringEqualsIfExists")),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      "refuses every value of a tag": [
        onAll("ec2:StopInstances", { Condition: { StringLike: { "aws:ResourceTag/Name": "*" } } }),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      "refuses a condition about something else": [
        onAll("ec2:StopInstances", { Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } } }),
        [`it: policy.Statement[0].Resource ${says}`],
      ],
      "says once what is not known yet": [
        [{ type: "aws:iam/policy:Policy", props: { policy: unknown } }],
        [`it: policy ${says} (unknown)`],
      ],
    },
  );
});
