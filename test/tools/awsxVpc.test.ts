import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { record } from "../../tools/recorder.ts";
import { plainOptions } from "../../tools/recorder/recordedOptions.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { argsOf, good, name, real, recordVpc, type Child } from "./recordVpc.ts";

const vpcOf = ({ resources }: Recording) => resources.filter(({ type }) => !type.startsWith("pulumi:"));
const children = (recording: Recording) => vpcOf(recording).filter(({ custom }) => custom);

/** In the words of the file: the parent by its name. */
function asChild({ resources }: Recording, { type, name: own, parent, inputs, custom }: RecordedResource): Child {
  const above = resources.find(({ urn }) => urn === parent);
  const stack = above?.type === "pulumi:pulumi:Stack";
  return { type, name: own, parent: stack ? "gitlab-dev" : (above?.name ?? ""), inputs: custom ? inputs : {} };
}

const sorted = (list: readonly Child[]) =>
  list.toSorted((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));

describe("awsx.ec2.Vpc, played", () => {
  it("is the version that the file was recorded for: run the new component, write the file anew, follow it", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
    };
    assert.equal(dependencies["@pulumi/awsx"], real.version);
    assert.equal(real.settings.length, 18);
  });

  for (const setting of real.settings) {
    it(`registers what the component itself does: ${setting.setting}`, async () => {
      const recording = await recordVpc(argsOf(setting));
      assert.deepEqual(sorted(vpcOf(recording).map((one) => asChild(recording, one))), sorted(setting.children));
    });
  }

  it("gives the program the ids that its children got", async () => {
    const last = real.settings.find(({ setting }) => setting.startsWith("3z dual OnePerAz"));
    assert.ok(last);
    const { outputs } = await recordVpc(argsOf(last));
    const ids = (tier: string) => [1, 2, 3].map((zone) => `${name}-${tier}-${String(zone)}-id`);
    const byZone = [0, 1, 2].flatMap((zone) => ["public", "private", "isolated"].map((tier) => ids(tier)[zone]));
    assert.deepEqual(outputs, {
      vpcId: `${name}-id`,
      publicSubnetIds: ids("public"),
      privateSubnetIds: ids("private"),
      isolatedSubnetIds: ids("isolated"),
      block: "2001:db8:1234:5600::/56",
      gateway: `${name}-id`,
      tables: byZone,
      subnets: byZone,
      nats: [1, 2, 3].map((zone) => `${name}-${String(zone)}-id`),
    });
  });

  it("depends on what its inputs come from, and on the parent", async () => {
    const single = real.settings.find(({ setting }) => setting === "2z v4 Single");
    assert.ok(single);
    const recording = await record(() => {
      const address = new aws.ec2.Eip("address", {});
      new awsx.ec2.Vpc(name, {
        ...argsOf(single),
        natGateways: { strategy: "Single", elasticIpAllocationIds: [address.allocationId] },
      });
    });
    const shown = (urn: string) =>
      urn
        .split("$")
        .at(-1)
        ?.replace(/^.*aws:ec2\/\w+:/, "");
    const one = (type: string, own: string) =>
      children(recording).find((child) => child.type.endsWith(`:${type}`) && child.name === own);
    assert.deepEqual(one("NatGateway", `${name}-1`)?.dependencies.map(shown), [
      "Eip::address",
      `Subnet::${name}-public-1`,
    ]);
    assert.deepEqual(one("NatGateway", `${name}-1`)?.propertyDependencies.allocationId?.map(shown), ["Eip::address"]);
    assert.deepEqual(one("Route", `${name}-private-2`)?.dependencies.map(shown), [
      `NatGateway::${name}-1`,
      `RouteTable::${name}-private-2`,
    ]);
    assert.deepEqual(one("Vpc", name)?.dependencies, []);
  });

  it("hands its providers and its protection on, but neither its aliases nor what it ignores", async () => {
    const options = async (opts: pulumi.ComponentResourceOptions) => {
      const recording = await record(() => {
        const provider = new aws.Provider("own", { region: "us-east-1" });
        const home = new pulumi.ComponentResource("test:index:Home", "home", {}, { provider });
        new awsx.ec2.Vpc(name, good, { parent: home, ...opts });
      });
      return [...new Set(children(recording).map((child) => JSON.stringify(child.options)))].map(
        (text) => JSON.parse(text) as unknown,
      );
    };
    const provider = "urn:pulumi:dev::gitlab::pulumi:providers:aws::own";
    const expected = (protect: boolean) => [
      JSON.parse(JSON.stringify({ ...plainOptions, protect, provider })) as unknown,
    ];
    const opts = { aliases: [{ name: "before" }], ignoreChanges: ["tags"], deleteBeforeReplace: true };
    assert.deepEqual(await options(opts), expected(false));
    assert.deepEqual(await options({ ...opts, protect: true }), expected(true));
  });

  it("is reached by transforms, whose changes it takes over: children by those of every ancestor, too", async () => {
    const seen: string[] = [];
    const see =
      (who: string): pulumi.ResourceTransform =>
      ({ type, name: own, props, opts }) => {
        if (type === "aws:ec2/vpc:Vpc") seen.push(`${who} ${own} ${String(props.cidrBlock)}`);
        return type === "aws:ec2/subnet:Subnet"
          ? {
              props: { ...props, tags: { ...(props.tags as object), [who]: "yes" } },
              opts: { ...opts, ignoreChanges: [...(opts.ignoreChanges ?? []), who] },
            }
          : undefined;
      };
    const recording = await record(() => {
      const home = new pulumi.ComponentResource("test:index:Home", "home", {}, { transforms: [see("home")] });
      new awsx.ec2.Vpc(name, good, { parent: home, transforms: [see("own")] });
    });
    assert.deepEqual(seen, [`own ${name} 10.0.0.0/16`, `home ${name} 10.0.0.0/16`]);
    for (const { type, name: own, inputs, options } of children(recording)) {
      if (type !== "aws:ec2/subnet:Subnet") assert.deepEqual(options, plainOptions);
      else {
        assert.deepEqual(options, { ...plainOptions, ignoreChanges: ["own", "home"] });
        const { own: first, home: second, Name: shown } = inputs.tags as Record<string, string>;
        assert.deepEqual([first, second, shown], ["yes", "yes", own]);
      }
    }
  });
});
