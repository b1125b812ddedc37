import { convergeMinutes, groupMinutes, instanceMinutes, phaseMinutes, serverMinutes } from "../plan/creationTimes.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import { isOfRole, nodeGroups } from "../plan/placed.ts";
import { recoveries } from "../plan/recoveries.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** What people use GitLab through. */
export const services = ["Web", "Git over SSH", "Background jobs"] as const;

/** The way to the nodes. GitLab does without. */
export const bastionService = "SSH to the bastion";

/** What an outage takes away, and for how long; without minutes: until a person has done something. */
export interface Outage {
  readonly services: readonly ((typeof services)[number] | typeof bastionService)[];
  readonly minutes: number | undefined;
  /** With 0 minutes: what people notice although nothing is down. */
  readonly instead?: string;
}

/** A resource that changes. */
export interface ChangedOne {
  readonly resource: RecordedResource;
  readonly change: Pick<ResourceChange, "kind" | "properties">;
  readonly graph: ResourceGraph;
}

type Rule = (changed: ChangedOne) => Outage | undefined;

const restart = instanceMinutes + convergeMinutes;

/** Until a box that installs another version answers again. */
export const upgradeMinutes = convergeMinutes + phaseMinutes.migrate;

const isAnew = ({ kind }: ChangedOne["change"]) => kind === "replaced" || kind === "mayBeReplaced";

const edits = ({ kind, properties }: ChangedOne["change"], names: readonly string[]) =>
  kind === "updated" && properties.some(({ path }) => names.includes(parsePath(path)[0] ?? ""));

/** A node with repositories is missed by everything; other nodes are not, and a run touches one member after the other. */
const node: Rule = ({ resource, change, graph }) => {
  if (isOfRole(resource, "member")) {
    return change.kind === "deleted"
      ? { services, minutes: recoveries.repositoryCopy.downMinutes }
      : { services, minutes: 0, instead: "slower: members of the Gitaly Cluster restart one after the other" };
  }
  if (!isOfRole(resource, "gitaly")) return undefined;
  const anotherHas = graph.ofType("rds/instance:Instance").length > 0;
  return { services, minutes: change.kind === "deleted" && anotherHas ? undefined : restart };
};

const ofNode =
  (property: string, minutes?: number): Rule =>
  ({ resource, change, graph }) => {
    const instance = graph.oneNamedIn(resource.inputs[property]);
    const outage = instance && node({ resource: instance, change, graph });
    return outage && { ...outage, minutes: minutes ?? outage.minutes };
  };

/**
 * By type: which services a change takes away, and for how long. Only changes that interrupt something by their card are asked.
 * Minutes are those of recoveries and creation times, some of them estimates.
 */
export const outageRules: Readonly<Record<string, Rule>> = {
  "aws:ec2/instance:Instance": node,
  "aws:ec2/volumeAttachment:VolumeAttachment": ofNode("instanceId"),
  "aws:ssm/association:Association": ({ graph, ...changed }) =>
    graph.ofType("rds/instance:Instance").length > 0
      ? undefined // tiers converge node by node, and the others serve
      : ofNode("targets", 1)({ graph, ...changed }),
  "aws:rds/instance:Instance": ({ resource: { inputs }, change }) => {
    if (inputs.replicateSourceDb !== undefined) return undefined;
    if (isAnew(change) || change.kind === "deleted") return { services, minutes: undefined };
    const down = edits(change, ["instanceClass", "engineVersion", "caCertIdentifier", "port", "dbSubnetGroupName"]);
    const minutes = inputs.multiAz === true ? recoveries.databaseCopy.downMinutes : serverMinutes;
    return down ? { services, minutes } : undefined;
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ resource: { inputs }, change }) => {
    const served = ["Web", "Background jobs"] as const;
    if (isAnew(change)) return { services: served, minutes: serverMinutes };
    if (change.kind === "deleted") return { services: served, minutes: undefined };
    const minutes = inputs.automaticFailoverEnabled === true ? recoveries.cacheCopy.downMinutes : serverMinutes;
    return edits(change, ["nodeType", "engine", "engineVersion"]) ? { services: served, minutes } : undefined;
  },
  "aws:autoscaling/group:Group": ({ resource, change, graph }) => {
    if (!nodeGroups(graph).includes(resource)) {
      return { services: [bastionService], minutes: 0, instead: "connections end" };
    }
    const behindDoor = Array.isArray(resource.inputs.targetGroupArns) && resource.inputs.targetGroupArns.length > 0;
    const served = behindDoor ? (["Web", "Git over SSH"] as const) : (["Background jobs"] as const);
    if (change.kind === "deleted") return { services: served, minutes: undefined };
    if (isAnew(change)) return { services: served, minutes: groupMinutes };
    const alone = Number(resource.inputs.minSize) < 2 && edits(change, ["launchTemplate"]);
    return alone ? { services: served, minutes: groupMinutes } : undefined;
  },
  "aws:lb/listener:Listener": ({ resource: { inputs }, change }) => byPort(inputs.port, change),
  "aws:lb/targetGroup:TargetGroup": ({ resource: { inputs }, change }) => byPort(inputs.port, change),
};

/** The services behind a port of the front door. */
function byPort(port: unknown, change: ChangedOne["change"]): Outage | undefined {
  const behind: Readonly<Record<number, Outage["services"]>> = {
    22: ["Git over SSH"],
    80: ["Web"],
    443: ["Web"],
    2222: ["Git over SSH"],
  };
  const served = behind[Number(port)];
  if (!served) return undefined;
  return { services: served, minutes: change.kind === "deleted" ? undefined : 1 };
}
