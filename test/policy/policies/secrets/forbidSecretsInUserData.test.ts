import assert from "node:assert/strict";
import { hasKey, hasSecret } from "../../../../policy/documents/textSecrets.ts";
import { forbidKeysInObjects } from "../../../../policy/policies/secrets/forbidKeysInObjects.ts";
import { forbidPlainParameters } from "../../../../policy/policies/secrets/forbidPlainParameters.ts";
import { forbidSecretsInTags } from "../../../../policy/policies/secrets/forbidSecretsInTags.ts";
import { forbidSecretsInUserData } from "../../../../policy/policies/secrets/forbidSecretsInUserData.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

// Put together here, so that no scanner takes this file for a leak.
const key = ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ");
const accessKey = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const gitlabToken = ["glpat", "0123456789abcdefghij"].join("-");
const password = ["export DB_PASSWORD", "'correct-horse'"].join("=");
const base64 = (text: string) => Buffer.from(text).toString("base64");

const instance = oneResource("aws:ec2/instance:Instance", {
  userData: "#!/bin/bash\nexec /opt/gitlab-node/bin/bootstrap",
});
const template = oneResource("aws:ec2/launchTemplate:LaunchTemplate");

describe("what looks like a secret", () => {
  it("is a private key, a token, or a password with a value", () => {
    for (const text of [key, accessKey, gitlabToken]) assert.ok(hasKey(text) && hasSecret(text), text);
    for (const text of [password, '"apiKey": "0123456789"', "token = 0123456789"]) assert.ok(hasSecret(text), text);
  });

  it("is no variable, no reference, no ARN and no file", () => {
    for (const text of [
      'TOKEN="$(cat /run/token)"',
      "password=${PASSWORD}",
      '"secret": "arn:aws:secretsmanager:eu-west-1:1:secret:gitlab"',
      "password = ‹RandomPassword p.result›",
      "gitlab_rails['db_password'] = File.read('/etc/gitlab/db')",
      "ssl_private_key: /etc/gitlab/ssl/hop.key",
      "the password of root is in Secrets Manager",
    ])
      assert.ok(!hasSecret(text), text);
  });
});

describe("ec2-forbid-secrets-in-user-data", () => {
  policyCases(forbidSecretsInUserData, [...instance(), ...template({ userData: base64("exec bootstrap") })], {
    "refuses a password": [instance({ userData: password }), ["it: userData must not have a secret in it"]],
    "refuses a key in base64": [
      instance({ userData: undefined, userDataBase64: base64(key) }),
      ["it: userDataBase64 must not have a secret in it"],
    ],
    "refuses a token in a launch template": [
      template({ userData: base64(`git clone https://x:${gitlabToken}@example.com`) }),
      ["it: userData must not have a secret in it"],
    ],
    "refuses a key of a fleet": [
      oneResource("aws:ec2/spotFleetRequest:SpotFleetRequest")({ launchSpecifications: [{}, { userData: key }] }),
      ["it: launchSpecifications[1].userData must not have a secret in it"],
    ],
    "refuses a token of the instance that builds an image": [
      oneResource("aws:imagebuilder/imageRecipe:ImageRecipe")({ userDataBase64: base64(gitlabToken) }),
      ["it: userDataBase64 must not have a secret in it"],
    ],
    "says what is not known yet": [
      instance({ userData: unknown }),
      ["it: userData must not have a secret in it (unknown)"],
    ],
  });
});

describe("ssm-forbid-plain-secrets", () => {
  const says = "must not have a secret in it: the type SecureString is for them";
  const hidden = "must be insecureValue, which shows the mark of a secret, or the type SecureString";
  const parameter = oneResource("aws:ssm/parameter:Parameter", {
    type: "String",
    name: "/gitlab/dev/gitaly-1",
    insecureValue: JSON.stringify({ hash: "0".repeat(64), bucket: "gitlab-dev-configuration" }),
  });
  policyCases(forbidPlainParameters, parameter(), {
    "takes an encrypted one": [parameter({ type: "SecureString", insecureValue: undefined, value: key }), []],
    "refuses a key": [parameter({ insecureValue: key }), [`it: insecureValue ${says}`]],
    "refuses what its name calls a password": [
      parameter({ name: "/gitlab/dev/db-password", insecureValue: "correct-horse" }),
      [`it: insecureValue ${says}`],
    ],
    "refuses a list": [
      parameter({ type: "StringList", insecureValue: `a,${accessKey}` }),
      [`it: insecureValue ${says}`],
    ],
    "refuses the inputs that are always marked": [
      parameter({ insecureValue: undefined, value: "one", valueWo: "two" }),
      [`it: value ${hidden}`, `it: valueWo ${hidden}`],
    ],
    "says what is not known yet": [
      parameter({ type: unknown, insecureValue: undefined, value: "one" }),
      [`it: value ${hidden} (unknown)`],
    ],
  });
});

describe("s3-forbid-keys-in-objects", () => {
  const says = "must not have a private key or a token in it";
  const object = oneResource("aws:s3/bucketObjectv2:BucketObjectv2", { content: "gitlab_rails['x'] = true" });
  policyCases(forbidKeysInObjects, object(), {
    "refuses a key": [object({ content: `x\n${key}` }), [`it: content ${says}`]],
    "refuses a key in base64": [object({ contentBase64: base64(key) }), [`it: contentBase64 ${says}`]],
    "refuses a token beside the content": [object({ metadata: { by: gitlabToken } }), [`it: metadata.by ${says}`]],
  });
});

describe("aws-forbid-secrets-in-tags", () => {
  const says = "must not have a secret in it";
  policyCases(forbidSecretsInTags, instance({ tags: { Name: "gitlab", "gitlab:node": "gitaly-1" } }), {
    "refuses a password by its name": [
      instance({ tags: { password: "correct-horse" } }),
      [`it: tags.password ${says}`],
    ],
    "refuses a token of any name": [instance({ tags: { note: gitlabToken } }), [`it: tags.note ${says}`]],
    "refuses one of a group": [
      oneResource("aws:autoscaling/group:Group")({ tags: [{ key: "note", value: accessKey }] }),
      [`it: tags[0].value ${says}`],
    ],
    "refuses one that a template gives": [
      template({ tagSpecifications: [{ resourceType: "instance", tags: { note: accessKey } }] }),
      [`it: tagSpecifications[0].tags.note ${says}`],
    ],
    "refuses one of a disk, however it is written": [
      instance({
        volumeTags: { note: gitlabToken },
        rootBlockDevice: { tags: { note: gitlabToken } },
        ebsBlockDevices: [{ tags: { note: gitlabToken } }],
      }),
      ["volumeTags.note", "rootBlockDevice.tags.note", "ebsBlockDevices[0].tags.note"].map(
        (path) => `it: ${path} ${says}`,
      ),
    ],
    "refuses one that is given to images or to what is restored": [
      [
        ...oneResource("aws:imagebuilder/distributionConfiguration:DistributionConfiguration")({
          distributions: [{ amiDistributionConfiguration: { amiTags: { note: accessKey } } }],
        }),
        ...oneResource("aws:backup/plan:Plan")({ rules: [{ recoveryPointTags: { note: accessKey } }] }),
      ],
      ["distributions[0].amiDistributionConfiguration.amiTags.note", "rules[0].recoveryPointTags.note"].map(
        (path) => `it: ${path} ${says}`,
      ),
    ],
    "refuses one that is a resource": [
      [
        ...oneResource("aws:ec2/tag:Tag")({ key: "password", value: "correct-horse" }),
        ...oneResource("aws:autoscaling/tag:Tag")({ tag: { key: "note", value: accessKey } }),
      ],
      [`it: value ${says}`, `it: tag.value ${says}`],
    ],
    "refuses one that the provider gives": [
      oneResource("pulumi:providers:aws")({ defaultTags: JSON.stringify({ tags: { note: accessKey } }) }),
      [`it: defaultTags.tags.note ${says}`],
    ],
  });
});
