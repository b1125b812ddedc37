import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as awsx from "@pulumi/awsx";
import type * as pulumi from "@pulumi/pulumi";
import { record } from "../../tools/recorder.ts";

/** A child of the component, in the words of the file. */
export interface Child {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Real {
  /** Version of `@pulumi/awsx` that this was recorded for. */
  readonly version: string;
  readonly settings: readonly {
    readonly setting: string;
    readonly args: Readonly<Record<string, unknown>> & { readonly natGateways: Readonly<Record<string, string>> };
    readonly children: readonly Child[];
  }[];
}

/** What the real component registered; `what` in the file says how it was made. */
export const real = JSON.parse(readFileSync("test/tools/awsx-vpc.json", "utf8")) as Real;

/** Name of the component. */
export const name = "gitlab-network";

/** The arguments of a setting. The file writes addresses as "2 given". */
export function argsOf({ args }: Real["settings"][number]): awsx.ec2.VpcArgs {
  const { elasticIpAllocationIds: given, ...nat } = args.natGateways;
  const count = given === undefined ? 0 : Number.parseInt(given, 10);
  const ids = Array.from({ length: count }, (_, zone) => `${name}-nat-${String(zone + 1)}-alloc`);
  const natGateways = count === 0 ? nat : { ...nat, elasticIpAllocationIds: ids };
  return { ...args, natGateways } as unknown as awsx.ec2.VpcArgs;
}

/** Records the component alone, with its outputs. */
export const recordVpc = (args: awsx.ec2.VpcArgs, opts: pulumi.ComponentResourceOptions = {}) =>
  record(
    () => {
      const vpc = new awsx.ec2.Vpc(name, args, opts);
      const { vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds, internetGateway, routeTables } = vpc;
      return {
        vpcId,
        publicSubnetIds,
        privateSubnetIds,
        isolatedSubnetIds,
        block: vpc.vpc.apply((inner) => inner.ipv6CidrBlock),
        gateway: internetGateway.apply((gateway) => gateway.id),
        tables: routeTables.apply((tables) => tables.map((table) => table.id)),
        subnets: vpc.subnets.apply((subnets) => subnets.map((subnet) => subnet.id)),
        nats: vpc.natGateways.apply((gateways) => gateways.map((gateway) => gateway.id)),
      };
    },
    { computed: "standIns" },
  );

const [plain] = real.settings;
assert.ok(plain);

/** Arguments that the recorder can play. */
export const good = argsOf(plain);
