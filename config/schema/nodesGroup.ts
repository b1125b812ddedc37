import { nodeRoles, type NodeRole } from "../nodeRole.ts";
import { sizes } from "../sizes.ts";
import { absentEntry, entry, group } from "./entry.ts";
import { integer, text } from "./valueTypes.ts";

const bySize = "by the size";

const bare = {
  instanceType: absentEntry(text, {
    otherwise: bySize,
    description: "Instance type from config/instanceTypes.json, of the architecture that cpu names.",
    effect: "The instance stops and starts: it is down for some minutes.",
  }),
};

const named = {
  ...bare,
  rootVolumeGiB: absentEntry(integer, {
    otherwise: bySize,
    unit: "GiB",
    description: "Root volume, 40 to 1000: operating system and package.",
    effect: "It grows in place. AWS cannot shrink a volume.",
  }),
};

const generation = entry(integer, {
  default: 1,
  description: "Number of the instance, from 1.",
  effect: "Another number replaces the instance, never the volume: it is down until the new one has started.",
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

type NodeGroup<Role extends NodeRole> = ReturnType<typeof group<(typeof entriesOf)[(typeof nodeRoles)[Role]["kind"]]>>;

/** Said of roles that only the sizes to come have; every other size refuses their keys. */
const notBuilt = " The sizes that have one come later.";

function isBuilt(role: string): boolean {
  return sizes.some(({ nodes }) => role in nodes);
}

const groups = Object.fromEntries(
  Object.entries(nodeRoles).map(([role, { kind, name }]) => [
    role,
    group(`What differs from the size's row for ${name}.${isBuilt(role) ? "" : notBuilt}`, entriesOf[kind]),
  ]),
) as { readonly [Role in NodeRole]: NodeGroup<Role> };

/** Overrides per role. */
export const nodesGroup = group("What differs from the size's row, by the role of the node.", groups);
