import { launcherTypes } from "../../../../policy/compute/launcherTypes.ts";
import { forbidExposedSecrets } from "../../../../policy/policies/secrets/forbidExposedSecrets.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const password: Fixture = { type: "random:index/randomPassword:RandomPassword", name: "password" };
const random: Fixture = { type: "random:index/randomId:RandomId", name: "id" };
const instance: Fixture = { type: "aws:ec2/instance:Instance", refers: { userData: ["id"] } };
const parameter = (type: string): Fixture => ({
  type: "aws:ssm/parameter:Parameter",
  props: { type },
  secretPaths: ["value"],
});

describe("aws-forbid-exposed-secrets", () => {
  policyCases(forbidExposedSecrets, [password, random, instance, parameter("String")], {
    "takes an encrypted parameter": [[password, { ...parameter("SecureString"), refers: { value: ["password"] } }], []],
    "refuses user data that is made from a password": [
      [password, { ...instance, refers: { userData: ["id", "password"] } }],
      ["it: userData must not be made from a secret"],
    ],
    "refuses it in whatever starts instances": [
      launcherTypes.map((type): Fixture => ({ type, secretPaths: ["userData"] })),
      launcherTypes.map(() => "it: userData must not be made from a secret"),
    ],
    "refuses what the program marked": [
      [{ ...instance, secretPaths: ["tags"] }],
      ["it: tags must not be made from a secret"],
    ],
    "refuses tags of any resource, of an encrypted parameter too": [
      [
        { type: "aws:sqs/queue:Queue", secretPaths: ["tags"] },
        { ...parameter("SecureString"), secretPaths: ["value", "tags"] },
        { type: "pulumi:providers:aws", name: "aws", secretPaths: ["defaultTags"] },
      ],
      [
        "it: tags must not be made from a secret",
        "it: tags must not be made from a secret",
        "aws: defaultTags must not be made from a secret",
      ],
    ],
    "refuses a plain parameter that is made from a password": [
      [password, { ...parameter("String"), refers: { value: ["password"] } }],
      ["it: value must not be made from a secret"],
    ],
    "refuses an object that is made from a key": [
      [
        { type: "tls:index/privateKey:PrivateKey", name: "key" },
        { type: "aws:s3/bucketObjectv2:BucketObjectv2", refers: { content: ["key"] } },
      ],
      ["it: content must not be made from a secret"],
    ],
  });
});
