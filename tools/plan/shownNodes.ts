import type { Architecture } from "../../config/architecture.ts";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import { nodeCounts } from "../../config/nodeCounts.ts";

/** The values below `nodes`, of every role that has nodes. */
export function shownNodes({ nodes, namedNodes, groups, bastion }: Architecture): object {
  const roles = [...new Set(namedNodes.map(({ role }) => role))];
  const named = roles.map((role) => {
    const all = namedNodes.filter((node) => node.role === role);
    return [
      role,
      { ...shownNode(nodes, all[0]), ...(role in nodeCounts ? { count: all.length } : {}), ...own(nodes[role] as Own) },
    ];
  });
  const scaled = groups.map(({ role, instanceType, rootVolumeGiB, min, max, surge, drainSeconds, launchSeconds }) => [
    role,
    { min, max, surge, instanceType, rootVolumeGiB, drainSeconds, launchSeconds, ...own(nodes[role]) },
  ]);
  return {
    ...(Object.fromEntries([...named, ...scaled]) as object),
    ...(bastion ? { bastion: { instanceType: bastion.instanceType } } : {}),
  };
}

function shownNode(nodes: Architecture["nodes"], node: NamedNodePlan | undefined) {
  if (!node) return {};
  const { role, instanceType, rootVolumeGiB, zone, volumes } = node;
  const volume = volumes.find(({ inUse }) => inUse);
  return {
    instanceType,
    rootVolumeGiB,
    ...(volume && {
      volumeGiB: volume.sizeGiB,
      volumeIops: volume.iops,
      volumeThroughputMiBps: volume.throughputMiBps,
    }),
    generation: nodes[role].generation,
    zone: zone + 1,
  };
}

/** What a role may have that others have not. */
interface Own {
  readonly gitlabRb?: string;
}

/** The role's own addition to `gitlab.rb`, if there is one. */
function own({ gitlabRb }: Own): object {
  return gitlabRb === undefined ? {} : { gitlabRb };
}
