import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import type { Finding, Plan } from "./planModel.ts";
import { openDoors } from "./openDoors.ts";
import { isReal } from "./tree.ts";

/** What the checks read. */
type Found = Pick<Plan, "data" | "price" | "quotas" | "reach" | "region" | "transforms"> & {
  readonly graph: ResourceGraph;
};

type Check = (found: Found) => readonly Finding[];

const warn = (condition: boolean, what: string, todo: string): Finding[] =>
  condition ? [{ level: "warning", what, todo }] : [];
const note = (condition: boolean, what: string, todo: string): Finding[] =>
  condition ? [{ level: "note", what, todo }] : [];

/** In the order of the plan. */
const checks: readonly Check[] = [
  ({ data }) => {
    const open = data.filter(({ guards }) => guards.some((guard) => guard.startsWith("NOT protected")));
    return warn(
      open.length > 0,
      `${String(open.length)} of ${String(data.length)} resources that hold data are not protected: one pulumi destroy deletes them.`,
      "Leave protection out of the stack file, unless this environment may be lost.",
    );
  },
  ({ reach }) => {
    const doors = openDoors(reach);
    const names = doors.map(({ to, port, families }) => `${to} ${port} (${families.join(" and ")})`).join(", ");
    return warn(doors.length > 0, `Everybody on the internet reaches ${names}.`, "Narrow allow, if that is not meant.");
  },
  ({ price, region }) => {
    const [first = "", ...others] = price.unknown;
    const more = others.length > 0 ? `, and ${String(others.length)} more` : "";
    return warn(
      price.atLeast,
      `The sum is no price: it leaves out ${first}${more}, whose price is not known.`,
      `Run npm run prices -- --region ${region}, or look them up in the AWS pricing calculator.`,
    );
  },
  ({ graph }) => {
    const types = new Set(graph.resources.filter(isReal).map(({ type }) => type));
    const strange = [...types].filter((type) => !cardOf(type)).toSorted();
    return warn(
      strange.length > 0,
      `Nothing is known here of ${strange.join(", ")}: what it costs, what replaces it, whether it holds data.`,
      "Give each type a card in tools/cards.",
    );
  },
  ({ quotas }) =>
    quotas.flatMap(({ name, needed, newAccount, raise }) =>
      warn(
        raise,
        `${name}: ${String(needed)} needed, and a new account has ${String(newAccount)}.`,
        "Ask for the quota before the first pulumi up.",
      ),
    ),
  ({ graph }) =>
    warn(
      graph.ofType("sns/topicSubscription:TopicSubscription").length === 0,
      "Nobody hears of alarms.",
      "Set notify, or look at CloudWatch yourself.",
    ),
  ({ graph }) =>
    warn(
      graph
        .ofType("lb/loadBalancer:LoadBalancer")
        .some(({ inputs }) => inputs.internal !== true && inputs.enableDeletionProtection !== true),
      "The public load balancer has no deletion protection.",
      "Leave protection out of the stack file, unless this environment may be lost.",
    ),
  ({ graph }) => {
    const zones = new Set(graph.ofType("ebs/volume:Volume").map(({ inputs }) => String(inputs.availabilityZone)));
    return note(
      zones.size === 1,
      `All that GitLab runs on is in ${[...zones].join()}: it is down when that zone is.`,
      "This is so for every size with one box; docs/operations.md says how to restore elsewhere.",
    );
  },
  ({ graph }) => {
    const gateways = graph.ofType("ec2/natGateway:NatGateway").length;
    const zones = new Set(graph.ofType("ec2/subnet:Subnet").map(({ inputs }) => String(inputs.availabilityZone))).size;
    return note(
      gateways > 0 && gateways < zones,
      `${String(gateways)} NAT gateway for ${String(zones)} zones: without its zone, the others do not reach the internet.`,
      "Set network.nat to perZone once nodes are in more than one zone.",
    );
  },
  ({ transforms }) =>
    note(
      transforms > 0,
      `${String(transforms)} functions of transforms.ts change what is registered, by awsx.ec2.Vpc as well.`,
      "Read them with the plan.",
    ),
];

/** What a person should know before they agree, warnings first. What only AWS knows is not checked. */
export function findings(resources: readonly RecordedResource[], plan: Omit<Found, "graph">): Finding[] {
  const graph = new ResourceGraph(resources);
  const all = checks.flatMap((check) => check({ ...plan, graph }));
  return [...all.filter(({ level }) => level === "warning"), ...all.filter(({ level }) => level === "note")];
}
