import { forbidActionWildcards } from "../../../../policy/policies/iam/forbidActionWildcards.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { rolePolicy } from "../../identityFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const says = "must name its actions";
const allow = (action: unknown) => rolePolicy({ Action: action, Resource: "arn:aws:s3:::b" });

describe("iam-forbid-action-wildcards", () => {
  policyCases(forbidActionWildcards, allow(["s3:GetObject", "s3:List*", "ec2:Describe*"]), {
    "refuses all of a service": [allow("s3:*"), [`it: policy.Statement[0].Action ${says}`]],
    "refuses all of a service that no resource narrows": [
      allow("ssmmessages:*"),
      [`it: policy.Statement[0].Action ${says}`],
    ],
    "refuses everything": [allow(["s3:GetObject", "*"]), [`it: policy.Statement[0].Action[1] ${says}`]],
    "refuses a part of a name": [allow("iam:Pass*"), [`it: policy.Statement[0].Action ${says}`]],
    "refuses an open letter": [allow("iam:PassRol?"), [`it: policy.Statement[0].Action ${says}`]],
    "refuses to read all that can be read": [allow("secretsmanager:Get*"), [`it: policy.Statement[0].Action ${says}`]],
    "refuses a wildcard before and behind": [allow("ec2:*List*"), [`it: policy.Statement[0].Action ${says}`]],
    "refuses all but some": [
      rolePolicy({ NotAction: "iam:*", Resource: "arn:aws:s3:::b" }),
      [`it: policy.Statement[0].NotAction ${says}`],
    ],
    "lets everything be denied": [rolePolicy({ Effect: "Deny", Action: "*", Resource: "*" }), []],
    "reads a single statement, in a policy of its own": [
      [
        {
          type: "aws:iam/policy:Policy",
          props: { policy: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } },
        },
      ],
      [`it: policy.Statement.Action ${says}`],
    ],
    "reads the policies inside a role": [
      [
        {
          type: "aws:iam/role:Role",
          props: {
            inlinePolicies: [
              { name: "a", policy: '{"Statement": []}' },
              { name: "b", policy: '{"Statement": [{"Effect": "Allow", "Action": "s3:*"}]}' },
            ],
          },
        },
      ],
      [`it: inlinePolicies[1].policy.Statement[0].Action ${says}`],
    ],
    "reads a permission set": [
      [
        {
          type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
          props: { inlinePolicy: '{"Statement": {"Effect": "Allow", "Action": "s3:*"}}' },
        },
      ],
      [`it: inlinePolicy.Statement.Action ${says}`],
    ],
    "leaves what is no document to AWS": [[{ type: "aws:iam/policy:Policy", props: { policy: "no JSON" } }], []],
    "says once what is not known yet": [
      [{ type: "aws:iam/groupPolicy:GroupPolicy", props: { policy: unknown } }],
      [`it: policy ${says} (unknown)`],
    ],
  });
});
