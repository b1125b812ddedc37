import type { RecordedResource } from "../recorder/recording.ts";
import type { Decision, FirstStep } from "./decisionModel.ts";
import { databases } from "./databaseServers.ts";
import { ResourceGraph } from "./graph.ts";
import type { Loss } from "./lossModel.ts";
import { zoneOf, zonesOf } from "./placed.ts";
import type { SettingRow } from "./planModel.ts";
import { survivals } from "./survivals.ts";

/** What a decision is read from, besides the resources. */
interface Facts {
  readonly settings: readonly SettingRow[];
  readonly losses: readonly Loss[];
  readonly first: readonly FirstStep[];
  /** The stack's output `url`; anything else but a text: it has none. */
  readonly url: unknown;
}

/** What a person has to know to decide, read off the resources and the other facts of a plan. */
export function decision(resources: readonly RecordedResource[], { settings, losses, first, url }: Facts): Decision {
  const users = settings.find(({ key }) => key === "users");
  const size = Number(/^size (\d+)$/.exec(users?.note ?? "")?.[1] ?? users?.value);
  const upTo = Number.isInteger(size) ? size : undefined;
  const asked =
    upTo === undefined || Number(users?.value) === upTo ? "" : ` (${inWords(Number(users?.value))} asked for)`;
  const who = upTo === undefined ? "" : ` for up to ${inWords(upTo)} users${asked}`;
  const where = typeof url === "string" ? ` at ${url.replace(/^https:\/\//, "")}` : "";
  return {
    what: `GitLab${who}${where}, ${form(new ResourceGraph(resources))}`,
    users: upTo,
    survives: survivals(losses),
    first,
  };
}

function inWords(count: number): string {
  return count.toLocaleString("en-US");
}

const smallNumbers = ["no zone", "one zone", "two zones", "three zones", "four zones", "five zones", "six zones"];

/** How many nodes it has, and where: one for all, or some for each part. */
function form(graph: ResourceGraph): string {
  const zones = new Set([
    ...graph.ofType("ec2/instance:Instance").flatMap((one) => zoneOf(graph, one) ?? []),
    ...graph.ofType("autoscaling/group:Group").flatMap(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers)),
  ]).size;
  const [database] = databases(graph);
  if (!database) return "on a single node in one zone";
  const copied = graph
    .ofType("elasticache/replicationGroup:ReplicationGroup")
    .every(({ inputs }) => inputs.automaticFailoverEnabled === true);
  const over = smallNumbers[zones] ?? `${String(zones)} zones`;
  return database.inputs.multiAz === true && copied
    ? `highly available over ${over}`
    : `on nodes for each part in ${over}, not highly available`;
}
