import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import type { Finding, Plan } from "./planModel.ts";
import { exampleValues } from "./exampleValues.ts";
import { openDoors } from "./openDoors.ts";
import { someNames } from "./someNames.ts";
import { tierFindings } from "./tierFindings.ts";
import { isReal } from "./tree.ts";

/** The input of the checks. */
type Found = Pick<Plan, "data" | "price" | "quotas" | "reach" | "region" | "settings" | "transforms"> & {
  readonly graph: ResourceGraph;
};

type Check = (found: Found) => readonly Finding[];

const warn = (condition: boolean, what: string, todo: string): Finding[] =>
  condition ? [{ level: "warning", what, todo }] : [];
const note = (condition: boolean, what: string, todo: string): Finding[] =>
  condition ? [{ level: "note", what, todo }] : [];

/** The checks, in the order of the plan. */
const checks: readonly Check[] = [
  ({ data }) => {
    const open = data.filter(({ guards }) => guards.some((guard) => guard.startsWith("NOT protected")));
    return warn(
      open.length > 0,
      `${String(open.length)} of ${String(data.length)} resources that hold data are not protected: a single pulumi destroy deletes them.`,
      "Remove protection from the stack file, unless you can afford to lose this environment.",
    );
  },
  ({ reach }) => {
    const doors = openDoors(reach);
    const names = doors.map(({ to, port, families }) => `${to} ${port} (${families.join(" and ")})`).join(", ");
    return warn(
      doors.length > 0,
      `Anyone on the internet can reach ${names}.`,
      "Narrow allow if this is not intended.",
    );
  },
  ({ graph }) => {
    const left = exampleValues(graph);
    return warn(
      left.length > 0,
      `Examples were left in the stack file: ${someNames(left, 6)}.`,
      "Put your own in: nobody can own these addresses and domains.",
    );
  },
  ({ price, region }) => {
    const [first = "", ...others] = price.unknown;
    const more = others.length > 0 ? ` and ${String(others.length)} more` : "";
    return warn(
      price.atLeast,
      `The total is incomplete: no price is known for ${first}${more}.`,
      `Run npm run prices -- --region ${region}, or look the prices up in the AWS Pricing Calculator.`,
    );
  },
  ({ graph }) => {
    const types = new Set(graph.resources.filter(isReal).map(({ type }) => type));
    const strange = [...types].filter((type) => !cardOf(type)).toSorted();
    return warn(
      strange.length > 0,
      `The plan does not know what these types cost, what replaces them or whether they hold data: ${strange.join(", ")}.`,
      "Give each type a card in tools/cards.",
    );
  },
  ({ quotas }) =>
    quotas.flatMap(({ name, needed, newAccount, raise }) =>
      warn(
        raise,
        `Quota ${name}: the stack needs ${String(needed)}, a new account has ${String(newAccount)}.`,
        "Request an increase before the first pulumi up.",
      ),
    ),
  ({ graph }) =>
    warn(
      graph.ofType("sns/topicSubscription:TopicSubscription").length === 0,
      "Alarms notify nobody.",
      "Set notify, or watch them in CloudWatch.",
    ),
  ({ graph }) =>
    warn(
      graph
        .ofType("lb/loadBalancer:LoadBalancer")
        .some(({ inputs }) => inputs.internal !== true && inputs.enableDeletionProtection !== true),
      "The public load balancer has no deletion protection.",
      "Remove protection from the stack file, unless you can afford to lose this environment.",
    ),
  ({ graph }) => {
    const zones = new Set(graph.ofType("ebs/volume:Volume").map(({ inputs }) => String(inputs.availabilityZone)));
    const isBox = graph.ofType("rds/instance:Instance").length === 0;
    return note(
      isBox && zones.size === 1,
      `GitLab runs in one Availability Zone, ${[...zones].join()}: when that zone is down, GitLab is down.`,
      "Every size with a single node has this limit. docs/operations.md describes a restore in another zone.",
    );
  },
  ({ graph }) => {
    const gateways = graph.ofType("ec2/natGateway:NatGateway").length;
    const zones = zonesBehindNat(graph).size;
    return note(
      gateways > 0 && gateways < zones,
      `${String(gateways)} NAT gateway for ${String(zones)} zones: when its zone is down, the other zones cannot reach the internet.`,
      "Set network.nat to perZone once nodes are in more than one zone.",
    );
  },
  ...tierFindings,
  ({ transforms }) =>
    note(
      transforms > 0,
      `The functions in transforms.ts (${String(transforms)}) can change every resource, including those that awsx.ec2.Vpc creates.`,
      "Review them together with the plan.",
    ),
];

/** The zones whose subnets reach the internet through a NAT gateway. The load balancer may be in more. */
function zonesBehindNat(graph: ResourceGraph): ReadonlySet<string> {
  const tables = graph
    .ofType("ec2/route:Route")
    .filter(({ inputs }) => inputs.natGatewayId !== undefined)
    .flatMap(({ inputs }) => graph.namedIn(inputs.routeTableId));
  const subnets = graph
    .ofType("RouteTableAssociation")
    .filter(({ inputs }) => graph.namedIn(inputs.routeTableId).some((table) => tables.includes(table)))
    .flatMap(({ inputs }) => graph.namedIn(inputs.subnetId));
  return new Set(subnets.map(({ inputs }) => String(inputs.availabilityZone)));
}

/** What a person should know before they approve the plan, warnings first. What only AWS knows is not checked. */
export function findings(resources: readonly RecordedResource[], plan: Omit<Found, "graph">): Finding[] {
  const graph = new ResourceGraph(resources);
  const all = checks.flatMap((check) => check({ ...plan, graph }));
  return [...all.filter(({ level }) => level === "warning"), ...all.filter(({ level }) => level === "note")];
}
