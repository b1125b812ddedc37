import { nodeRoles, type NodeRole } from "../nodeRole.ts";
import { scaledRoleNames, scaledRoles, type ScaledRole } from "../scaledRole.ts";
import { effects } from "./effects.ts";
import { absentEntry, entry, group } from "./entry.ts";
import { integer, text } from "./valueTypes.ts";

const bySize = "by the size";

const instanceType = {
  otherwise: bySize,
  description: "Instance type from config/instanceTypes.json, of the architecture that cpu names.",
} as const;

const bare = {
  instanceType: absentEntry(text, {
    ...instanceType,
    effect: "Another instance takes its place, which cuts connections.",
  }),
};

const rootVolumeGiB = {
  otherwise: bySize,
  unit: "GiB",
  description: "Root volume, 40 to 1000: operating system and package.",
} as const;

/** A role's own addition. A box needs none: it has the one of all. */
const gitlabRb = absentEntry(text, {
  otherwise: "nothing",
  hidden: true, // people put passwords there
  description: "Ruby code that is appended to gitlab.rb of this role's nodes, after the gitlabRb of all.",
  effect: "The nodes of the role converge.",
});

const named = {
  instanceType: absentEntry(text, {
    ...instanceType,
    effect:
      "The instance stops and starts: it is down for some minutes. The next one of its role waits until it serves.",
  }),
  rootVolumeGiB: absentEntry(integer, {
    ...rootVolumeGiB,
    effect: "It grows in place. AWS cannot shrink a volume.",
  }),
};

const generation = entry(integer, {
  default: 1,
  description: "Number of the instance, from 1.",
  effect:
    "Another number replaces the instance, never the volume: it is down until the new one has started. With several nodes, one after the other.",
});

/** The keys of a node, by its kind. */
const entriesOf = {
  bare,
  named: {
    ...named,
    generation,
    zone: absentEntry(integer, {
      default: 1,
      description: "Availability zone of the node, from 1.",
      effect: "A new instance in that zone replaces the old one.",
    }),
  },
  stateful: {
    ...named,
    volumeGiB: absentEntry(integer, {
      otherwise: bySize,
      unit: "GiB",
      description: "Data volume, 65536 at most; each size has a minimum.",
      effect: "It grows in place, and its file system within five minutes. AWS cannot shrink a volume.",
    }),
    volumeIops: absentEntry(integer, {
      otherwise: bySize,
      unit: "IOPS",
      description: "Operations per second of the data volume, 3000 to 80000, 500 per GiB at most.",
      effect: "Changed in place.",
    }),
    volumeThroughputMiBps: absentEntry(integer, {
      otherwise: bySize,
      unit: "MiB/s",
      description: "Throughput of the data volume, 125 to 2000, a quarter of the IOPS at most.",
      effect: "Changed in place.",
    }),
    generation,
    zone: absentEntry(integer, {
      default: 1,
      description: "Availability zone of the node, from 1.",
      effect: "Free to choose before the first deployment; later it takes a restore.",
    }),
  },
};

const voting = {
  count: absentEntry(integer, {
    otherwise: bySize,
    unit: "nodes",
    description: "How many there are: they vote, so an odd number, 3 to 9.",
    effect: "Nodes come and go. One that holds data goes only while protection is lifted.",
  }),
};

/** The monitor's own keys. Nothing restores its data in another zone. */
const byChoice = {
  count: absentEntry(integer, {
    otherwise: "0",
    unit: "nodes",
    description: "1: a node with Prometheus, which reads the metrics of all others. 0: CloudWatch alone watches.",
    effect:
      "1: the node comes last, and every other node converges or is replaced by a rollout. 0: the node goes, its data only while protection is lifted.",
  }),
  zone: absentEntry(integer, {
    default: 1,
    description: "Availability zone of the node, from 1.",
    effect: "Free to choose before there is a monitor; later it has to be made again.",
  }),
};

/** The keys of a role that scales. */
const scaled = {
  min: absentEntry(integer, {
    otherwise: bySize,
    unit: "nodes",
    description: "Nodes that always run, from 1.",
    effect: effects.inPlace,
  }),
  max: absentEntry(integer, {
    otherwise: bySize,
    unit: "nodes",
    description: "Nodes to which scaling goes, from min. Database connections are planned for max and surge.",
    effect: "Changed in place; a lower one ends nodes gracefully. The database may need a larger class.",
  }),
  surge: absentEntry(integer, {
    otherwise: bySize,
    unit: "nodes",
    description: "Nodes beyond those that run while some are replaced, 1 to max.",
    effect: effects.inPlace,
  }),
  instanceType: absentEntry(text, { ...instanceType, effect: "A rollout replaces the nodes, a few at a time." }),
  rootVolumeGiB: absentEntry(integer, { ...rootVolumeGiB, effect: "A rollout replaces the nodes, a few at a time." }),
  drainSeconds: absentEntry(integer, {
    otherwise: bySize,
    unit: "seconds",
    description: "Time of a node to finish clones and jobs before it ends, 30 to 7140.",
    effect: "Auto Scaling waits that long at once; the nodes hear of it by a rollout, a few at a time.",
  }),
  launchSeconds: absentEntry(integer, {
    otherwise: bySize,
    unit: "seconds",
    description: "Time of a new node to get ready, 30 to 7200; one that takes longer is replaced.",
    effect: "Changed in place.",
  }),
  gitlabRb,
};

/** The keys of each role. */
const entriesByRole = {
  box: entriesOf.stateful,
  toolbox: { ...entriesOf.named, gitlabRb },
  gitaly: { ...entriesOf.stateful, gitlabRb },
  member: { ...voting, ...entriesOf.stateful, gitlabRb },
  praefect: { ...voting, ...entriesOf.named, gitlabRb },
  monitor: { ...entriesOf.stateful, ...byChoice, gitlabRb },
  bastion: entriesOf.bare,
} satisfies {
  readonly [Role in NodeRole]: (typeof entriesOf)[(typeof nodeRoles)[Role]["kind"]] & Readonly<Record<string, unknown>>;
};

type NodeGroup<Role extends NodeRole> = ReturnType<typeof group<(typeof entriesByRole)[Role]>>;

function about(name: string): string {
  return `What differs from the size's row for ${name}.`;
}

const nodeGroups = Object.fromEntries(
  (Object.keys(nodeRoles) as NodeRole[]).map((role) => [role, group(about(nodeRoles[role].name), entriesByRole[role])]),
) as { readonly [Role in NodeRole]: NodeGroup<Role> };

const scaledGroups = Object.fromEntries(
  scaledRoleNames.map((role) => [role, group(about(scaledRoles[role].name), scaled)]),
) as Readonly<Record<ScaledRole, ReturnType<typeof group<typeof scaled>>>>;

/** Overrides per role. */
export const nodesGroup = group("What differs from the size's row, by the role of the node.", {
  ...nodeGroups,
  ...scaledGroups,
});
