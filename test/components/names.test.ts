import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { longestStackName } from "../../config/rules/checkAccount.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { nameLimits } from "./nameLimits.ts";
import { recordStack } from "./recordStack.ts";

/** Types that have no name. */
const nameless = [
  ["acm", "certificate", "certificateValidation"],
  ["backup", "vaultPolicy"],
  ["ebs", "volume"],
  ["ec2", "defaultSecurityGroup", "eip", "flowLog", "instance", "internetGateway", "natGateway", "route"],
  ["ec2", "routeTable", "routeTableAssociation", "subnet", "tag", "volumeAttachment", "vpc", "vpcEndpoint"],
  ["iam", "rolePolicyAttachment"],
  ["imagebuilder", "image"],
  ["kms", "key"],
  ["lb", "listener", "targetGroupAttachment"],
  ["s3", "bucketLifecycleConfiguration", "bucketLogging", "bucketObjectv2", "bucketOwnershipControls", "bucketPolicy"],
  ["s3", "bucketPublicAccessBlock", "bucketServerSideEncryptionConfiguration", "bucketVersioning"],
  ["secretsmanager", "secretVersion"],
  ["sns", "topicPolicy", "topicSubscription"],
  ["vpc", "securityGroupEgressRule", "securityGroupIngressRule"],
].flatMap(([module, ...types]) => types.map((type) => `aws:${module ?? ""}/${type}`));

interface Naming {
  readonly pattern: string;
  readonly providers: { readonly aws: { readonly resources: Readonly<Record<string, { readonly pattern: string }>> } };
}

const { config } = parse(readFileSync("Pulumi.yaml", "utf8")) as {
  config: { readonly "pulumi:autonaming": { readonly value: Naming } };
};
const naming = config["pulumi:autonaming"].value;

/** The name that the engine proposes, with a digit for each character that it generates. */
function proposed({ type, name }: RecordedResource, stack: string): string {
  const pattern = naming.providers.aws.resources[type]?.pattern ?? naming.pattern;
  const text = pattern
    .replace("${name}", name)
    .replace("${stack}", stack)
    .replaceAll(/\$\{(?:hex|alphanum)\((\d+)\)\}/g, (_all, length) => "7".repeat(Number(length)));
  assert.ok(!text.includes("$"), pattern);
  return text;
}

const everything = {
  internalLoadBalancer: "true",
  smtp: "{host: mail.example.com, user: gitlab, from: gitlab@example.com}",
  smtpPassword: "{secure: v1:abc}",
  incomingMail: "{address: 'incoming+%{key}@example.com', host: imap.example.com, user: incoming}",
  incomingMailPassword: "{secure: v1:abc}",
  "network.interfaceEndpoints": "[ssm, secretsmanager]",
};

describe("physical names", () => {
  const longest = "a".repeat(longestStackName);
  let recording: Recording;
  let named: readonly RecordedResource[];
  before(async () => {
    recording = await recordStack("prod", everything);
    named = recording.resources.filter(({ type, inputs }) => {
      const rule = nameLimits[type];
      return rule !== undefined && inputs[rule.property] === undefined;
    });
    assert.ok(named.length > 60, String(named.length));
  });

  it("are known for every type that is registered", () => {
    const types = [...new Set(recording.resources.map(({ type }) => type))];
    assert.deepEqual(
      types.filter(
        (type) => type.startsWith("aws:") && !(type in nameLimits) && !nameless.includes(type.replace(/:[^:]+$/, "")),
      ),
      [],
    );
  });

  it("say which stack they belong to, and begin with the product's name", () => {
    for (const one of named) assert.match(proposed(one, "dev"), /^gitlab-.*-?dev-[a-z0-9]+$/, one.urn);
  });

  it("are others in another stack", () => {
    const names = (stack: string) => named.map((one) => `${one.type} ${proposed(one, stack)}`);
    const dev = new Set(names("dev"));
    assert.deepEqual(
      names("prod").filter((name) => dev.has(name)),
      [],
    );
  });

  for (const stack of [longest, "a", "aws", "amazon", "internal", "sg", "sthree", "xn"]) {
    it(`are what AWS takes, with a stack called ${stack}`, () => {
      for (const one of named) {
        const { most, shape } = nameLimits[one.type] ?? { most: 0 };
        const name = proposed(one, stack);
        assert.ok(name.length <= most, `${one.type}: ${name} has ${String(name.length)} letters of ${String(most)}`);
        assert.match(name, /^[a-z0-9-]+$/, one.type);
        if (shape) assert.match(name, shape, one.type);
      }
    });
  }

  it("are too long for AWS with a stack whose name has one more letter", () => {
    const tooLong = named.filter((one) => proposed(one, `${longest}a`).length > (nameLimits[one.type]?.most ?? 0));
    assert.deepEqual([...new Set(tooLong.map(({ type }) => type))].toSorted(), [
      "aws:lb/loadBalancer:LoadBalancer",
      "aws:lb/targetGroup:TargetGroup",
    ]);
  });

  it("have enough that is made up to differ from each other", () => {
    for (const pattern of [naming, ...Object.values(naming.providers.aws.resources)].map((one) => one.pattern)) {
      const sizes = { hex: 16, alphanum: 36 } as const;
      const kinds = [...pattern.matchAll(/\$\{(hex|alphanum)\((\d+)\)\}/g)];
      const many = kinds.reduce(
        (sum, [, kind, length]) => sum * sizes[kind as keyof typeof sizes] ** Number(length),
        1,
      );
      assert.ok(many > 1_000_000, pattern);
    }
  });
});
