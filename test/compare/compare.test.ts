import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { changed, type Options } from "./comparing.ts";

describe("compare", () => {
  it("shows no secret, neither its value nor its lines, nor where it only follows", async () => {
    const program = (word: string) => () => {
      new aws.ssm.Parameter("word", { type: "SecureString", value: pulumi.secret(`${word}\nsecond line`) });
      const password = new random.RandomPassword("password", { length: word.length });
      const secret = new aws.secretsmanager.Secret("secret");
      new aws.secretsmanager.SecretVersion("version", { secretId: secret.id, secretString: password.result });
    };
    const text = JSON.stringify(await changed(program("hush"), program("quiet")));
    for (const word of ["hush", "quiet", "second line"]) assert.ok(!text.includes(word), word);
    assert.ok(text.includes('"path":"value","effect":"inPlace","before":"(secret)","after":"(secret)","lines":[]'));
    assert.ok(text.includes('"path":"secretString","effect":"replaces","before":"(secret)"'));
  });

  it("reads paths as Pulumi writes them, and sees no order in sets", async () => {
    const group = (port: number, owner: string, opts: Options) => () =>
      new aws.ec2.SecurityGroup(
        "group",
        {
          ingress: [{ fromPort: port, toPort: 9, protocol: "tcp" }],
          tags: { "a.b": owner },
        },
        opts,
      );
    const effects = async (opts: Options) =>
      (await changed(group(1, "x", opts), group(2, "y", opts))).changes.flatMap(({ properties }) =>
        properties.map(({ path, effect }) => `${path} ${effect}`),
      );
    assert.deepEqual(await effects({}), ["ingress inPlace", 'tags["a.b"] inPlace']);
    assert.deepEqual(await effects({ replaceOnChanges: ["ingress[*].fromPort"] }), [
      "ingress replaces",
      'tags["a.b"] inPlace',
    ]);
    assert.deepEqual(await effects({ replaceOnChanges: ["ingress[0].toPort", "ingress[1]"] }), [
      "ingress inPlace",
      'tags["a.b"] inPlace',
    ]);
    assert.deepEqual(await effects({ ignoreChanges: ['tags["a.b"]', "ingress[0].fromPort"] }), []);
    const balancer = (subnets: string[]) => () =>
      new aws.lb.LoadBalancer("balancer", { loadBalancerType: "network", subnets });
    assert.deepEqual((await changed(balancer(["a", "b"]), balancer(["b", "a"]))).changes, []);
  });

  it("shows no secret of a trigger or of default tags, and says when a provider means another account", async () => {
    const program = (word: string, profile: string) => () => {
      const provider = new aws.Provider("aws", {
        region: "us-east-1",
        profile,
        defaultTags: { tags: { owner: pulumi.secret(word) } },
      });
      new aws.sns.Topic("topic", {}, { provider, replacementTrigger: pulumi.secret(word) });
    };
    const comparison = await changed(program("hush", "one"), program("quiet", "two"));
    const text = JSON.stringify(comparison);
    for (const word of ["hush", "quiet"]) assert.ok(!text.includes(word), word);
    assert.deepEqual(
      comparison.changes.map(({ kind, name, properties, options }) => [
        kind,
        name,
        ...properties.map(({ path, before, after }) => `${path}: ${String(before)} -> ${String(after)}`),
        ...options.map(({ option, before, after }) => `${option}: ${before} -> ${after}`),
      ]),
      [
        ["replaced", "topic", "tags.owner: (secret) -> (secret)", "replacementTrigger: (secret) -> (secret)"],
        ["mayBeReplaced", "aws", "profile: one -> two"],
      ],
    );
    assert.deepEqual([comparison.same, comparison.counts.replaced], [0, 1]);
  });
});
