import { launcherTypes } from "../../../../policy/compute/launcherTypes.ts";
import { forbidExposedSecrets } from "../../../../policy/policies/secrets/forbidExposedSecrets.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const password: Fixture = { type: "random:index/randomPassword:RandomPassword", name: "password" };
const random: Fixture = { type: "random:index/randomId:RandomId", name: "id" };
const instance: Fixture = { type: "aws:ec2/instance:Instance", refers: { userData: ["id"] } };
const parameter = (type: string): Fixture => ({ type: "aws:ssm/parameter:Parameter", props: { type } });

describe("aws-forbid-exposed-secrets", () => {
  policyCases(forbidExposedSecrets, [password, random, instance, parameter("String")], {
    "takes an encrypted parameter": [
      [password, { ...parameter("SecureString"), secretPaths: ["value"], refers: { value: ["password"] } }],
      [],
    ],
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
    "refuses tags of disks, and those that are a resource": [
      [
        { type: "aws:ec2/instance:Instance", secretPaths: ["volumeTags"] },
        {
          type: "aws:ec2/instance:Instance",
          props: { rootBlockDevice: { tags: { a: "b" } }, metadataOptions: {} },
          secretPaths: ["rootBlockDevice", "metadataOptions"],
        },
        { type: "aws:ec2/tag:Tag", props: { key: "a", value: "b" }, secretPaths: ["value"] },
        { type: "aws:autoscaling/tag:Tag", props: { tag: { key: "a", value: "b" } }, secretPaths: ["tag"] },
      ],
      ["volumeTags", "rootBlockDevice", "value", "tag"].map((input) => `it: ${input} must not be made from a secret`),
    ],
    "refuses user data of whatever launches an instance": [
      [
        { type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest", secretPaths: ["userData"] },
        { type: "aws:lightsail/instance:Instance", secretPaths: ["userData"] },
      ],
      ["it: userData must not be made from a secret", "it: userData must not be made from a secret"],
    ],
    "refuses a plain parameter, marked or made from a password": [
      [
        password,
        { ...parameter("String"), secretPaths: ["insecureValue"] },
        { ...parameter("String"), refers: { insecureValue: ["password"] } },
      ],
      ["it: insecureValue must not be made from a secret", "it: insecureValue must not be made from a secret"],
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
