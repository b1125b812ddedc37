import { nodeRoles } from "../../config/nodeRole.ts";
import { bastionNode } from "../../gitlab/bastionNode.ts";
import { ownTags } from "../../config/ownTags.ts";
import { charged } from "../plan/charged.ts";
import { cents, monthlyCost } from "../plan/monthlyCost.ts";
import { hoursPerMonth, instanceHour } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** What is added where a recording has less than the peer. */
interface Equal {
  /** Read replicas that the peer has. */
  readonly replicas: number;
  /** Type of the monitoring host, which the peer always has. */
  readonly monitorType: string;
}

/** A part of the core with its cost. */
export interface CorePart {
  readonly part: string;
  readonly monthly: number;
}

const serverType = "aws:rds/instance:Instance";
const cacheType = "aws:elasticache/replicationGroup:ReplicationGroup";
const monitorName = nodeRoles.monitor.called;

/** The toolbox and the bastion: no peer's figures have such hosts. */
const without: readonly string[] = [nodeRoles.toolbox.called, bastionNode];

/**
 * What the core of an environment costs: compute, database and cache for the roles that peers have. What a peer has and the
 * environment leaves to choice is added at its price.
 *
 * @param resources everything that was recorded
 * @param region whose prices count
 * @param equal what the peer has
 * @throws Error if a price is unknown or estimated: a comparison with that would say nothing
 */
export function coreCost(resources: readonly RecordedResource[], region: string, equal: Equal): CorePart[] {
  const parts = new Map<string, number>();
  const add = (part: string, dollars: number) => parts.set(part, (parts.get(part) ?? 0) + dollars);
  for (const { resource, charge } of charged(resources, region)) {
    if (charge.machine === undefined) continue;
    const part = partOf(resource);
    if (without.includes(part)) continue;
    if (charge.rate?.list.estimated !== undefined) throw new Error(`The price of ${charge.machine} is estimated.`);
    add(part, monthlyCost(charge)?.amount ?? unknown(charge.machine, region));
  }
  const hours = (type: string) => (instanceHour(type, region)?.dollars ?? unknown(type, region)) * hoursPerMonth;
  if (!parts.has(monitorName)) add(`${monitorName} (by choice)`, hours(equal.monitorType));
  const servers = resources.filter(({ type }) => type === serverType);
  const missing = equal.replicas - servers.filter(isReplica).length;
  const main = servers.find((server) => !isReplica(server));
  if (main && missing > 0) add("read replicas (by choice)", missing * hours(String(main.inputs.instanceClass)));
  return [...parts].map(([part, dollars]) => ({ part, monthly: cents(dollars) }));
}

function unknown(type: string, region: string): never {
  throw new Error(`No price is known for ${type} in ${region}.`);
}

const isReplica = ({ inputs }: RecordedResource) => inputs.replicateSourceDb !== undefined;

/** The part of the core that a resource belongs to: the role of a node without its number, the database, or the cache. */
function partOf(resource: RecordedResource): string {
  const { type, inputs } = resource;
  if (type === serverType) return isReplica(resource) ? "read replicas" : "database";
  if (type === cacheType) return "cache";
  const tags: unknown = inputs.tags;
  const node = Array.isArray(tags)
    ? (tags as readonly { readonly key: string; readonly value: string }[]).find(({ key }) => key === ownTags.node)
        ?.value
    : (tags as Readonly<Record<string, string>> | undefined)?.[ownTags.node];
  const called = String(node).replace(/-\d+$/, "");
  return called === nodeRoles.member.called ? nodeRoles.gitaly.called : called;
}
