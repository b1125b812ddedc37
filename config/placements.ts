import type { Architecture } from "./architecture.ts";
import { builderTypes } from "./builderTypes.ts";

/** Instances that are to run in a zone. */
export interface Placement {
  /** The stack file key that chooses the type. */
  readonly key: string;
  /** One of them is enough. */
  readonly instanceTypes: readonly string[];
  readonly zoneName: string;
}

/**
 * Which instance types are to run in which zone.
 *
 * @param architecture what will be built
 * @param zoneNames zones of the private subnets, by position; empty if they are not known
 * @returns one placement for each node with a name, one for each group and the bastion in every zone, and image builds
 */
export function placements(architecture: Architecture, zoneNames: readonly string[]): Placement[] {
  const { namedNodes, groups, bastion, image, cpu, network } = architecture;
  // The load balancer may have more zones than the nodes.
  const zones = network.kind === "create" ? zoneNames.slice(0, network.zones) : zoneNames;
  const at = (zone: number, key: string, ...instanceTypes: readonly string[]) => {
    const zoneName = zones[zone];
    return zoneName === undefined ? [] : [{ key, instanceTypes, zoneName }];
  };
  const everywhere = (key: string, instanceType: string) => zones.flatMap((_name, zone) => at(zone, key, instanceType));
  return [
    ...namedNodes.flatMap(({ role, zone, instanceType }) => at(zone, `nodes.${role}.instanceType`, instanceType)),
    ...groups.flatMap(({ role, instanceType }) => everywhere(`nodes.${role}.instanceType`, instanceType)),
    ...(bastion ? everywhere("nodes.bastion.instanceType", bastion.instanceType) : []),
    ...(image.kind === "build" ? at(0, "cpu", ...builderTypes[cpu]) : []),
  ];
}
