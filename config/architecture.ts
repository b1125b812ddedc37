import { buckets } from "./buckets.ts";
import { hasIpv6 } from "./cidr.ts";
import { hostNames } from "./hostNames.ts";
import { findInstanceType, type CpuArchitecture } from "./instanceTypes.ts";
import type { NodeRole } from "./nodeRole.ts";
import type { NetworkSettings, Settings } from "./settings.ts";
import { sizeFor, type Size } from "./sizes.ts";
import { subnets } from "./subnets.ts";
import { volumes } from "./volumes.ts";

/**
 * What will be built, as plain data: no Pulumi, no AWS. What a person says, and every decision on which and how many, which are
 * taken here.
 */
export interface Architecture extends Settings {
  readonly size: Size;
  /** Every name that leads to the load balancer, wildcards included. */
  readonly hostNames: readonly string[];
  /** Whether only the allowlist gets in; objects then go through GitLab instead of pre-signed links. */
  readonly closed: boolean;
  /** Whether an IPv6 entry of the web or SSH allowlist makes the load balancer dualstack. */
  readonly dualstack: boolean;
  readonly network: NetworkPlan;
  /** The nodes that hold data, in the order of their configuration. */
  readonly statefulNodes: readonly StatefulNodePlan[];
  /** Absent where nobody may come to it. */
  readonly bastion: BastionPlan | undefined;
  readonly buckets: readonly BucketPlan[];
}

/** Which GitLab runs, and on what. */
export type GitLabRelease = Pick<Settings, "gitlabVersion" | "gitlabEdition" | "cpu">;

/** One subnet to make; `zone` counts from 0. */
export interface SubnetPlan {
  /** `frontDoor` holds the load balancer, `public` the NAT gateways, `private` the nodes, `isolated` data services. */
  readonly tier: "public" | "frontDoor" | "private" | "isolated";
  readonly zone: number;
  readonly cidr: string;
}

/** A network to make, cut into subnets; or an existing one. */
export type NetworkPlan =
  | {
      readonly kind: "create";
      readonly cidr: string;
      /** Zones of the nodes. */
      readonly zones: number;
      /** Zones of the load balancer, at least as many. */
      readonly doorZones: number;
      /** Pinned names of the load balancer's zones; absent: the region's first by name. */
      readonly zoneNames: readonly string[] | undefined;
      readonly nat: "none" | "single" | "perZone";
      readonly interfaceEndpoints: readonly string[];
      readonly subnets: readonly SubnetPlan[];
    }
  | Extract<NetworkSettings, { kind: "existing" }>;

/** A stateful node: an instance that may be thrown away, and a volume that never is. */
export interface StatefulNodePlan {
  /** Name for ever, such as `gitaly-1`: part of its DNS name and of its logical names. */
  readonly name: string;
  readonly role: Exclude<NodeRole, "bastion">;
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly rootVolumeGiB: number;
  /** Index of the availability zone (of the private subnets) that the node and its volume live in. */
  readonly zone: number;
  /** A changed text replaces the instance, and only that does. */
  readonly generation: string;
  /** All volumes kept for this node; exactly one is in use. */
  readonly volumes: readonly VolumePlan[];
}

/** A data volume that is kept for a node. */
export interface VolumePlan {
  /** Suffix of the logical name: `data` for the original, `data-snap-0abc` for one restored. */
  readonly name: string;
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
  /** Snapshot it is made from; absent: blank. */
  readonly snapshotId: string | undefined;
  readonly inUse: boolean;
}

/** The instance that those on `allow.bastion` start from. */
export interface BastionPlan {
  readonly instanceType: string;
  readonly cpu: CpuArchitecture;
}

/** What an S3 bucket holds. The first ten are GitLab's object types. */
export type BucketKind =
  | "artifacts"
  | "external-diffs"
  | "lfs"
  | "uploads"
  | "packages"
  | "dependency-proxy"
  | "terraform-state"
  | "ci-secure-files"
  | "pages"
  | "registry"
  | "backups"
  | "configuration"
  | "access-logs";

/** A bucket, and how long it keeps what it holds. */
export interface BucketPlan {
  readonly kind: BucketKind;
  /** Days after which current objects expire; absent: never. */
  readonly expireDays: number | undefined;
  /** Days that a superseded or deleted version is kept. */
  readonly noncurrentDays: number;
  readonly encryption: "kms" | "s3";
}

/** Name of the single box, for ever: it is a stand-alone Gitaly that carries the other roles too. */
const boxName = "gitaly-1";

/**
 * Decides what is built.
 *
 * @param settings complete and valid
 * @returns plain data, from which the components are made
 * @throws RangeError if no size has that many users
 */
export function architecture(settings: Settings): Architecture {
  const size = sizeFor(settings.users);
  const { allow, cpu, network } = settings;
  return {
    ...settings,
    size,
    hostNames: hostNames(settings),
    closed: !settings.public,
    dualstack: hasIpv6([...allow.web, ...allow.ssh, ...allow.bastion]),
    network: networkPlan(network),
    statefulNodes: [box(settings, size)],
    bastion:
      allow.bastion.length > 0
        ? { instanceType: settings.nodes.bastion?.instanceType ?? size.bastion.instanceType[cpu], cpu }
        : undefined,
    buckets: buckets(settings),
  };
}

function box(settings: Settings, size: Size): StatefulNodePlan {
  const over = settings.nodes.box ?? {};
  const instanceType = over.instanceType ?? size.box.instanceType[settings.cpu];
  const type = findInstanceType(instanceType);
  if (!type) throw new RangeError(`nodes.box.instanceType: ${instanceType} is not a known instance type.`);
  const restored = settings.restoreSnapshots.at(-1);
  // An instance cannot change its architecture: a changed one is a new generation, too.
  const generation = `${String(over.generation ?? 1)} ${settings.cpu}`;
  return {
    name: boxName,
    role: "box",
    instanceType,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    rootVolumeGiB: over.rootVolumeGiB ?? size.box.rootVolumeGiB,
    zone: (over.zone ?? 1) - 1,
    generation: restored === undefined ? generation : `${generation} ${restored}`,
    volumes: volumes(settings, {
      sizeGiB: over.volumeGiB ?? size.box.volumeGiB,
      iops: over.volumeIops ?? size.box.volumeIops,
      throughputMiBps: over.volumeThroughputMiBps ?? size.box.volumeThroughputMiBps,
    }),
  };
}

function networkPlan(network: NetworkSettings): NetworkPlan {
  if (network.kind === "existing") return network;
  const { cidr, zones, zoneNames } = network;
  const doorZones = zoneNames?.length ?? zones;
  return { ...network, doorZones, subnets: subnets(cidr, zones, doorZones) };
}
