import { ownTags } from "../../config/ownTags.ts";
import { record } from "../../tools/recorder.ts";
import type { Input } from "@pulumi/pulumi";
import type { RecordedResource } from "../../tools/recorder/recording.ts";

const aws = await import("@pulumi/aws");

/** What an environment of a test has: the zone of each node, by position, and its services. */
export interface Zoned {
  /** Letters of the zones. */
  readonly zones: readonly string[];
  /** Ids of existing subnets, by zone; absent: the stack makes them. */
  readonly subnets?: Readonly<Record<string, string>>;
  /** Zone of each node, by its permanent name. */
  readonly nodes: Readonly<Record<string, string>>;
  /** Names of the nodes that have a volume. */
  readonly volumes: readonly string[];
  /** Minimum of each group. */
  readonly groups: Readonly<Record<string, number>>;
  /** Whether database and cache have a copy in another zone. */
  readonly copies: boolean;
  /** Letters of the zones of read replicas; absent: there are none. */
  readonly replicas?: readonly string[];
}

/** Records nodes with names, groups, a database and a cache, where a test wants them. */
export async function recordZones({
  zones,
  subnets: existing,
  nodes,
  volumes,
  groups,
  copies,
  replicas = [],
}: Zoned): Promise<readonly RecordedResource[]> {
  const { resources } = await record(
    () => {
      const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      const subnets = new Map<string, Input<string>>(
        zones.map((zone, position) => {
          if (existing) return [zone, existing[zone]!] as const;
          const cidrBlock = `10.0.${String(position)}.0/24`;
          const place = { vpcId: vpc.id, cidrBlock, availabilityZone: `us-east-1${zone}` };
          return [zone, new aws.ec2.Subnet(zone, place).id] as const;
        }),
      );
      for (const [name, zone] of Object.entries(nodes)) {
        const tags = { [ownTags.node]: name };
        const instance = new aws.ec2.Instance(name, {
          instanceType: "m7g.large",
          ami: "ami-1",
          subnetId: subnets.get(zone)!,
          tags,
        });
        if (!volumes.includes(name)) continue;
        const volume = new aws.ebs.Volume(`${name}-data`, { availabilityZone: `us-east-1${zone}`, size: 100, tags });
        new aws.ec2.VolumeAttachment(name, { instanceId: instance.id, volumeId: volume.id, deviceName: "/dev/sdf" });
      }
      const vpcZoneIdentifiers = [...subnets.values()];
      for (const [name, minSize] of Object.entries(groups))
        new aws.autoscaling.Group(name, { minSize, maxSize: minSize + 1, vpcZoneIdentifiers });
      const database = new aws.rds.Instance("database", { instanceClass: "db.m6g.large", multiAz: copies });
      for (const zone of replicas) {
        const place = { availabilityZone: `us-east-1${zone}`, replicateSourceDb: database.identifier };
        new aws.rds.Instance(`replica-${zone}`, { instanceClass: "db.m6g.large", ...place });
      }
      new aws.elasticache.ReplicationGroup("cache", {
        description: "cache",
        automaticFailoverEnabled: copies,
        numCacheClusters: copies ? 3 : 1,
      });
    },
    { computed: "references" },
  );
  return resources;
}
