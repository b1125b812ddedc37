import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { record } from "../../tools/recorder.ts";
import { referencesIn } from "../../tools/recorder/references.ts";
import { unknownValue } from "../../tools/recorder/values.ts";

const pulumi = await import("@pulumi/pulumi");
const aws = await import("@pulumi/aws");
const random = await import("@pulumi/random");

describe("record", () => {
  it("was written against the SDK that is installed", () => {
    const { version } = JSON.parse(readFileSync("node_modules/@pulumi/pulumi/package.json", "utf8")) as {
      version: string;
    };
    assert.equal(
      version,
      "3.270.0",
      "read runtime/mocks.ts of the new version, then correct the recorder and this line",
    );
  });

  it("writes down parents, dependencies and options", async () => {
    const { resources } = await record(() => {
      const parent = new pulumi.ComponentResource("test:area:Thing", "thing", {}, { protect: true });
      const disk = new aws.ebs.Volume(
        "thing-disk",
        { availabilityZone: "us-east-1a" },
        {
          parent,
          ignoreChanges: ["tags"],
          deleteBeforeReplace: true,
          replacementTrigger: "1",
          customTimeouts: { create: "2h" },
        },
      );
      new aws.s3.BucketVersioning(
        "thing-versions",
        { bucket: disk.id, versioningConfiguration: { status: "Enabled" } },
        { parent, retainOnDelete: true, replaceOnChanges: ["bucket"] },
      );
    });
    const [stack, thing, disk, versions] = resources;
    assert.deepEqual(
      resources.map(({ type, name }) => `${type} ${name}`),
      [
        "pulumi:pulumi:Stack gitlab-dev",
        "test:area:Thing thing",
        "aws:ebs/volume:Volume thing-disk",
        "aws:s3/bucketVersioning:BucketVersioning thing-versions",
      ],
    );
    assert.equal(thing?.parent, stack?.urn);
    assert.equal(disk?.parent, thing?.urn);
    assert.equal(disk?.urn, "urn:pulumi:dev::gitlab::test:area:Thing$aws:ebs/volume:Volume::thing-disk");
    assert.deepEqual(disk?.options, {
      protect: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["tags"],
      replaceOnChanges: [],
      replacementTrigger: "1",
      secretTrigger: false,
      replaceWith: [],
      retainOnDelete: false,
      aliases: [],
      customTimeouts: { create: "2h" },
      additionalSecretOutputs: [],
      deletedWith: undefined,
      provider: undefined,
      importId: undefined,
      hooks: {},
    });
    assert.deepEqual(versions?.dependencies, [disk?.urn]);
    assert.equal(versions?.options.retainOnDelete, true);
    assert.deepEqual(versions?.inputs, { bucket: unknownValue, versioningConfiguration: { status: "Enabled" } });
  });

  it("keeps unknowns unknown, or gives them readable stand-ins", async () => {
    const program = () => {
      const bucket = new aws.s3.Bucket("objects");
      return { arn: bucket.arn, text: pulumi.interpolate`arn is ${bucket.arn}` };
    };
    assert.deepEqual((await record(program)).outputs, { arn: unknownValue, text: unknownValue });
    assert.deepEqual((await record(program, { computed: "standIns" })).outputs, {
      arn: "arn:test:objects",
      text: "arn is arn:test:objects",
    });
    assert.deepEqual((await record(program, { computed: "references" })).outputs, {
      arn: "‹Bucket objects.arn›",
      text: "arn is ‹Bucket objects.arn›",
    });
  });

  it("leaves a computed output unknown that has no reference, and finds references again", async () => {
    const { outputs } = await record(
      () => {
        const address = new aws.ec2.Eip("nat.1", { domain: "vpc" });
        return { ip: address.publicDns, both: [address.id, { text: pulumi.interpolate`<${address.arn}>` }] };
      },
      { computed: "references" },
    );
    assert.deepEqual(outputs, { ip: unknownValue, both: ["‹Eip nat.1.id›", { text: "<‹Eip nat.1.arn›>" }] });
    assert.deepEqual(referencesIn(outputs), ["Eip nat.1.id", "Eip nat.1.arn"]);
  });

  it("unwraps secrets and says where they were", async () => {
    const { resources, outputs, secretOutputs } = await record(
      () => {
        const password = new random.RandomPassword("password", { length: 20 });
        const config = new pulumi.Config("gitlab");
        new aws.ssm.Parameter("parameter", {
          type: "SecureString",
          value: pulumi.interpolate`${password.result}!`,
          description: config.requireSecret("word"),
        });
        return { word: config.requireSecret("word") };
      },
      { computed: "standIns", config: { "gitlab:word": "hush" }, secretKeys: ["gitlab:word"] },
    );
    const parameter = resources.find(({ name }) => name === "parameter");
    assert.deepEqual(parameter?.inputs, { type: "SecureString", value: "generated-password!", description: "hush" });
    assert.deepEqual(parameter?.secretPaths.toSorted(), ["description", "value"]);
    assert.deepEqual(outputs, { word: "hush" });
    assert.deepEqual(secretOutputs, ["word"]);
  });

  it("refuses a data source that it does not know", async () => {
    await assert.rejects(
      record(async () => {
        await aws.ec2.getNatGateway({ id: "nat-1" });
      }),
      /The recorder has no answer for the data source aws:ec2\/getNatGateway:getNatGateway/,
    );
  });

  it("leaves out the stack traces that the SDK keeps for promises, and none other", async () => {
    const { default: sdk } = (await import("@pulumi/pulumi/runtime/debuggable.js")) as unknown as {
      default: { debuggablePromise: (promise: Promise<unknown>, context: string) => Promise<unknown> };
    };
    const kept: { _debugStackTrace?: string } & Promise<void> = Promise.resolve();
    await sdk.debuggablePromise(kept, "a test");
    assert.equal(kept._debugStackTrace, "Error");
    await assert.rejects(
      record(() => {
        throw new Error("no such thing");
      }),
      ({ stack = "" }: Error) => stack.includes("recorder.test.ts"),
    );
  });

  it("passes on what the program throws", async () => {
    await assert.rejects(
      record(() => {
        throw new Error("no such thing");
      }),
      { message: "no such thing" },
    );
  });
});
