import { forbidPublicKeys } from "../../../../policy/policies/kms/forbidPublicKeys.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const key = (policy: unknown) => [{ type: "aws:kms/key:Key", props: { policy } }];
const document = (...statements: readonly object[]) => JSON.stringify({ Statement: statements });
const allow = (principal: unknown, condition?: object) => ({
  Effect: "Allow",
  Principal: principal,
  Action: "kms:*",
  Resource: "*",
  ...(condition ? { Condition: condition } : {}),
});
const root = allow({ AWS: "arn:aws:iam::123456789012:root" });
const says = "must not admit everybody";
const everybody = (condition: object) => key(document(root, allow({ AWS: "*" }, condition)));

describe("kms-forbid-public-keys", () => {
  policyCases(forbidPublicKeys, key(document(root, allow({ Service: "logs.us-east-1.amazonaws.com" }))), {
    "has nothing against AWS' own policy, where nothing is said": [key(undefined), []],
    "refuses everybody": [key(document(root, allow("*"))), [`it: policy.Statement[1] ${says}`]],
    "refuses everybody among others": [
      key(document(allow({ AWS: ["arn:aws:iam::123456789012:root", "*"] }))),
      [`it: policy.Statement[0] ${says}`],
    ],
    "refuses everybody in a single statement, in a document that is no text": [
      key({ Statement: allow({ AWS: "*" }) }),
      [`it: policy.Statement ${says}`],
    ],
    "refuses everybody but some": [
      key(document({ Effect: "Allow", NotPrincipal: { AWS: "a" }, Action: "kms:Decrypt", Resource: "*" })),
      [`it: policy.Statement[0] ${says}`],
    ],
    "lets everybody be denied": [key(document({ ...allow("*"), Effect: "Deny" })), []],
    "lets everybody of an account in": [everybody({ StringEquals: { "kms:CallerAccount": "123456789012" } }), []],
    "lets a role in that is named by a condition": [
      everybody({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/aws-service-role/*" } }),
      [],
    ],
    "refuses a condition that anybody meets": [
      everybody({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/a" } }),
      [`it: policy.Statement[1] ${says}`],
    ],
    "refuses a condition that holds without the key": [
      everybody({ StringEqualsIfExists: { "aws:PrincipalAccount": "123456789012" } }),
      [`it: policy.Statement[1] ${says}`],
    ],
    "refuses a condition that says nothing of the caller": [
      everybody({ StringEquals: { "kms:ViaService": "ec2.us-east-1.amazonaws.com" } }),
      [`it: policy.Statement[1] ${says}`],
    ],
    "refuses all addresses": [
      everybody({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } }),
      [`it: policy.Statement[1] ${says}`],
    ],
    "takes a value that only AWS knows for a known caller": [
      key({ Statement: [allow("*", { ArnEquals: { "aws:SourceArn": unknown } })] }),
      [],
    ],
    "reads a policy of its own": [
      [{ type: "aws:kms/keyPolicy:KeyPolicy", props: { policy: document(allow("*")) } }],
      [`it: policy.Statement[0] ${says}`],
    ],
    "says once what is not known yet": [key(unknown), [`it: policy.Statement[] ${says} (unknown)`]],
  });
});
