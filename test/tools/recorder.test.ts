import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { record } from "../../tools/recorder.ts";
import { referencesIn } from "../../tools/recorder/references.ts";
import { unknownValue } from "../../tools/recorder/values.ts";

const pulumi = await import("@pulumi/pulumi");
const aws = await import("@pulumi/aws");
const awsx = await import("@pulumi/awsx");
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
        return { ip: address.publicIp, both: [address.id, { text: pulumi.interpolate`<${address.arn}>` }] };
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

  it("plays awsx.ec2.Vpc with the names, parents and routes of awsx 3.9.0", async () => {
    const { resources, outputs } = await record(
      () => {
        const address = new aws.ec2.Eip("net-nat-1", { domain: "vpc" });
        const vpc = new awsx.ec2.Vpc("net", {
          cidrBlock: "10.0.0.0/16",
          availabilityZoneNames: ["us-east-1a", "us-east-1b"],
          subnetStrategy: "Auto",
          subnetSpecs: [
            { type: "Private", cidrBlocks: ["10.0.16.0/20", "10.0.32.0/20"] },
            { type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] },
          ],
          natGateways: { strategy: "Single", elasticIpAllocationIds: [address.allocationId] },
        });
        return {
          vpcId: vpc.vpcId,
          publicIds: vpc.publicSubnetIds,
          privateIds: vpc.privateSubnetIds,
          tables: vpc.routeTables.apply((tables) => tables.map((table) => table.id)),
        };
      },
      { computed: "standIns" },
    );
    assert.deepEqual(
      resources.slice(2).map(({ type, name }) => `${type.split(":")[2] ?? ""} ${name}`),
      [
        "Vpc net",
        "Vpc net",
        "InternetGateway net",
        "Subnet net-public-1",
        "RouteTable net-public-1",
        "RouteTableAssociation net-public-1",
        "NatGateway net-1",
        "Route net-public-1",
        "Subnet net-private-1",
        "RouteTable net-private-1",
        "RouteTableAssociation net-private-1",
        "Route net-private-1",
        "Subnet net-public-2",
        "RouteTable net-public-2",
        "RouteTableAssociation net-public-2",
        "Route net-public-2",
        "Subnet net-private-2",
        "RouteTable net-private-2",
        "RouteTableAssociation net-private-2",
        "Route net-private-2",
      ],
    );
    assert.deepEqual(outputs, {
      vpcId: "net-id",
      publicIds: ["net-public-1-id", "net-public-2-id"],
      privateIds: ["net-private-1-id", "net-private-2-id"],
      tables: ["net-public-1-id", "net-private-1-id", "net-public-2-id", "net-private-2-id"],
    });
    const routes = resources
      .filter(({ type }) => type === "aws:ec2/route:Route")
      .map(({ inputs }) => inputs.natGatewayId ?? inputs.gatewayId);
    assert.deepEqual(routes, ["net-id", "net-1-id", "net-id", "net-1-id"]);
  });

  it("refuses an argument of awsx.ec2.Vpc that it does not know", async () => {
    await assert.rejects(
      record(() => new awsx.ec2.Vpc("net", { instanceTenancy: "dedicated" })),
      /The recorder cannot play these arguments of awsx.ec2.Vpc: instanceTenancy\./,
    );
  });

  it("refuses a data source that it does not know", async () => {
    await assert.rejects(
      record(async () => {
        await aws.ec2.getNatGateway({ id: "nat-1" });
      }),
      /The recorder has no answer for the data source aws:ec2\/getNatGateway:getNatGateway/,
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
