import { instanceHour } from "../prices/knownPrices.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, type Charge } from "./charges.ts";
import { engineName } from "./engineName.ts";
import { evictionPolicy } from "./evictionPolicy.ts";
import { perhaps, type ChangedProperty, type Effect } from "./effect.ts";
import { days, guardedBy } from "./guards.ts";
import { less, turned } from "./weakenings.ts";

const number = (value: unknown, absent = 0) => (typeof value === "number" ? value : absent);

/** Primary and replicas. */
const nodes = ({ numCacheClusters }: PlainObject) => number(numCacheClusters, 1);

/** Every node costs the same. Only Valkey's prices are known; Redis OSS costs a quarter more. */
function groupOfNodes({ inputs }: RecordedResource, region: string): Charge[] {
  const type = String(inputs.nodeType);
  const rate = inputs.engine === "valkey" ? instanceHour(type, region) : undefined;
  return [{ what: type, machine: type, units: nodes(inputs), rate, unit: "hour" }];
}

/** ElastiCache cannot go back to an older version, nor from Valkey to Redis OSS (engine_version.go of the provider). */
function olderReplaces({ before, after }: ChangedProperty): Effect {
  const [was, is] = [before, after].map(({ engineVersion }) => Number(engineVersion));
  if (was === undefined || is === undefined || Number.isNaN(was) || Number.isNaN(is)) return "mayReplace";
  return is < was ? "replaces" : "inPlace";
}

/** A group has either. */
const loses = "jobs that wait and sessions are lost, or a cache that GitLab computes again";

const moves = "nodes are replaced one by one, and connections break for some seconds; a single node is down for longer";

/**
 * What people have in a group: one that evicts is a cache, and one that does not has the queues and sessions. A group that is
 * alone has both.
 */
function whatIsIn({ type, inputs }: RecordedResource, all: readonly RecordedResource[]): string {
  if (all.filter((one) => one.type === type).length === 1) return "Cache and queues";
  const parameters = all
    .filter((one) => one.type === "aws:elasticache/parameterGroup:ParameterGroup")
    .filter((one) => one.inputs.name === inputs.parameterGroupName)
    .flatMap((one) => one.inputs.parameters as readonly { readonly name: string; readonly value: string }[]);
  const policy = parameters.find(({ name }) => name === "maxmemory-policy")?.value;
  return policy === "noeviction" ? "Queues and sessions" : "Cache";
}

/**
 * ElastiCache. What an edit interrupts is from the ElastiCache user guide: scaling, version management, authenticating with
 * AUTH, 2026-11. Changes are applied at once here, not in the maintenance window.
 */
export const elasticache: Readonly<Record<string, Card>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    price: groupOfNodes,
    use: byUse("cacheBackupGb"),
    outputs: ({ name, inputs }, say) => ({
      primaryEndpointAddress: say("primaryEndpointAddress", `master.${name}.0abcde.use1.cache.amazonaws.com`),
      memberClusters: Array.from({ length: nodes(inputs) }, (_, position) =>
        say(`node ${String(position + 1)}`, `${name}-00${String(position + 1)}`),
      ),
    }),
    decides: {
      engine: ({ after }) => (after.engine === "valkey" ? "inPlace" : "replaces"),
      engineVersion: olderReplaces,
      nodeGroupConfigurations: perhaps,
    },
    sets: ["logDeliveryConfigurations", "securityGroupIds", "securityGroupNames", "snapshotArns", "userGroupIds"],
    interrupts: {
      edited: {
        nodeType: moves,
        engine: moves,
        engineVersion: moves,
        authToken: "two tokens are valid, the new one and the one before it; any other is refused",
        authTokenUpdateStrategy: "with SET, whoever still has the token before the last one is refused",
        parameterGroupName: "the parameters take effect at once",
        securityGroupIds: "whoever the new groups do not admit is cut off",
        transitEncryptionEnabled: "clients that are not configured for it are refused",
        transitEncryptionMode: "clients that are not configured for it are refused",
      },
      replaced: `an empty group takes its place, under another host name: ${loses}`,
      deleted: `GitLab has it no more: ${loses}`,
    },
    data: [
      ({ inputs }) => {
        const kept = number(inputs.snapshotRetentionLimit);
        return kept > 0 ? `daily snapshots of the last ${days(kept)}` : undefined;
      },
      guardedBy(
        ({ finalSnapshotIdentifier }) => finalSnapshotIdentifier !== undefined,
        "a snapshot is taken before it is deleted",
      ),
      guardedBy(
        ({ multiAzEnabled }) => multiAzEnabled === true,
        "a replica in another zone has all but the last moments of writes",
      ),
      guardedBy(
        ({ atRestEncryptionEnabled, engine }) => atRestEncryptionEnabled === true || engine === "valkey",
        "encrypted",
      ),
    ],
    weakenings: [
      less(
        "snapshotRetentionLimit",
        (before, after) => number(after) < number(before),
        "snapshots reach back fewer days: older ones are deleted",
      ),
      less(
        "finalSnapshotIdentifier",
        (before, after) => before !== undefined && after === undefined,
        "no snapshot is taken any more before it is deleted",
      ),
      turned("automaticFailoverEnabled", false, "no replica takes over any more when the primary or its zone fails"),
      {
        properties: ["numCacheClusters"],
        weaker: (before, after) => nodes(after) < nodes(before),
        says: "there are fewer copies of what is in memory",
      },
      turned("transitEncryptionEnabled", false, "what is on the network is not encrypted, and needs no token"),
      less(
        "transitEncryptionMode",
        (before, after) => before === "required" && after !== "required",
        "it also accepts connections that are not encrypted",
      ),
    ],
    box: {
      kind: "data",
      detail: (inputs) => [
        `${engineName(inputs.engine, inputs.engineVersion)}, ${String(inputs.nodeType)}`,
        nodes(inputs) === 1
          ? "one node"
          : `${String(nodes(inputs))} nodes${inputs.multiAzEnabled === true ? " over the zones" : ""}`,
      ],
      within: "network",
    },
    drawn: { tier: "data", title: whatIsIn },
  },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    price: "free",
    sets: ["parameters"],
    interrupts: { edited: { parameters: "the parameters take effect at once" } },
    weakenings: [
      less(
        "parameters",
        (before, after) => evictionPolicy(before) === "noeviction" && evictionPolicy(after) !== "noeviction",
        "jobs and sessions may be dropped when the memory is full",
      ),
    ],
  },
  "aws:elasticache/subnetGroup:SubnetGroup": { price: "free", sets: ["subnetIds"] },
};
