import { forbidAdministration } from "../../../../policy/policies/iam/forbidAdministration.ts";
import { forbidBroadManagedPolicies } from "../../../../policy/policies/iam/forbidBroadManagedPolicies.ts";
import { forbidUsers } from "../../../../policy/policies/iam/forbidUsers.ts";
import { nameKeys } from "../../../../policy/policies/iam/nameKeys.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { rolePolicy } from "../../identityFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("iam-forbid-administration", () => {
  const says = "it: policy.Statement[0] must not allow everything";
  policyCases(forbidAdministration, rolePolicy({ Action: "s3:*", Resource: "*" }, { Action: "*", Resource: "arn" }), {
    "refuses everything": [rolePolicy({ Action: "*", Resource: "*" }), [says]],
    "refuses everything, in lists": [rolePolicy({ Action: ["s3:GetObject", "*:*"], Resource: ["arn", "*"] }), [says]],
    "refuses every other action on everything": [rolePolicy({ NotAction: "iam:*", Resource: "*" }), [says]],
    "refuses everything on every other resource": [rolePolicy({ Action: "*", NotResource: "arn" }), [says]],
    "lets everything be denied": [rolePolicy({ Effect: "Deny", Action: "*", Resource: "*" }), []],
  });
});

describe("iam-name-keys", () => {
  const says = "it: policy.Statement[0].Resource must name the keys that decrypt";
  const decrypt = (resource: unknown, action: unknown = "kms:Decrypt") =>
    rolePolicy({ Action: action, Resource: resource });
  policyCases(
    nameKeys,
    [
      ...decrypt("‹Key data.arn›"),
      ...decrypt("arn:aws:kms:us-east-1:123456789012:key/0b1c2d3e"),
      ...decrypt("*", "kms:ListKeys"),
    ],
    {
      "refuses all keys": [decrypt("*"), [says]],
      "refuses all keys of an account": [decrypt("arn:aws:kms:us-east-1:123456789012:key/*"), [says]],
      "refuses all keys of any account, in other words": [
        decrypt(["arn:aws:kms:*:*:*/*", "arn:aws:kms:*:*:key/????*", "arn:aws:kms:us-east-1:123456789012:*", "arn:*"]),
        [0, 1, 2, 3].map((at) => `it: policy.Statement[0].Resource[${String(at)}] must name the keys that decrypt`),
      ],
      "refuses all keys but one": [
        rolePolicy({ Action: "kms:Decrypt", NotResource: "arn:aws:kms:us-east-1:123456789012:key/0b1c2d3e" }),
        ["it: policy.Statement[0].NotResource must name the keys that decrypt"],
      ],
      "refuses all keys, by a wildcard in the action": [decrypt("*", ["s3:GetObject", "kms:De*"]), [says]],
      "refuses to encrypt all anew": [decrypt("*", "KMS:ReEncryptFrom"), [says]],
      "refuses all keys, by every action": [decrypt("arn:aws:kms:*:*:*", "*"), [says]],
      "lets an alias choose": [
        rolePolicy({
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/data" } },
        }),
        [],
      ],
    },
  );
});

describe("iam-forbid-broad-managed-policies", () => {
  const says = "must not allow everything, or everything of a service";
  const attachment = (policyArn: unknown) => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    props: { policyArn },
  });
  const own = { type: "aws:iam/policy:Policy", name: "own" };
  policyCases(
    forbidBroadManagedPolicies,
    [
      attachment("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"),
      attachment("arn:aws:iam::123456789012:policy/AdministratorAccess"),
      { ...attachment(unknown), refers: { policyArn: ["own"] } },
      own,
      { type: "aws:iam/role:Role", props: {} },
    ],
    {
      "refuses the administrator": [
        [attachment("arn:aws-us-gov:iam::aws:policy/AdministratorAccess")],
        [`it: policyArn ${says}`],
      ],
      "refuses nearly everything": [[attachment("arn:aws:iam::aws:policy/PowerUserAccess")], [`it: policyArn ${says}`]],
      "refuses all of a service, in a folder": [
        [attachment("arn:aws:iam::aws:policy/service-role/AmazonS3FullAccess")],
        [`it: policyArn ${says}`],
      ],
      "refuses it inside a role": [
        [
          {
            type: "aws:iam/role:Role",
            props: {
              managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/IAMFullAccess"],
            },
          },
        ],
        [`it: managedPolicyArns[1] ${says}`],
      ],
      "refuses it in the whole list of a role": [
        [
          {
            type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            props: { policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
          },
        ],
        [`it: policyArns[0] ${says}`],
      ],
      "says what is not known yet": [[attachment(unknown)], [`it: policyArn ${says} (unknown)`]],
    },
  );
});

describe("iam-forbid-users", () => {
  policyCases(forbidUsers, [{ type: "aws:iam/role:Role" }], {
    "refuses a user": [[{ type: "aws:iam/user:User" }], ["it: must be a role"]],
    "refuses a key that lasts": [[{ type: "aws:iam/accessKey:AccessKey" }], ["it: must be a role"]],
  });
});
