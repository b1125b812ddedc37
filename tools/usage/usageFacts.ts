import { ownTags } from "../../config/ownTags.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { savedBy } from "./savedBy.ts";
import { defaultTags, providerType } from "../plan/provider.ts";

/** What a typical use is computed from. Everything is read from the recorded resources. */
export interface UsageFacts {
  /** Users that the environment is for; 0: nothing says it. */
  readonly users: number;
  /** Sum of the sizes of the volumes that AWS Backup takes snapshots of. */
  readonly savedVolumeGiB: number;
  readonly loadBalancers: number;
  /** Days for which logs are kept. */
  readonly logDays: number;
  /** Days for which snapshots of the cache are kept. */
  readonly cacheSnapshotDays: number;
}

/** Reads the facts from recorded resources. */
export function usageFacts(resources: readonly RecordedResource[]): UsageFacts {
  const numbers = (type: string, of: (inputs: PlainObject) => unknown) =>
    resources.filter((one) => one.type === type).map(({ inputs }) => Number(of(inputs) ?? 0));
  const most = (values: readonly number[]) => Math.max(0, ...values);
  const users = Number(defaultTags(resources.find(({ type }) => type === providerType))[ownTags.users] ?? 0);
  const saved = new Set(
    resources.filter(({ type }) => type === "aws:backup/selection:Selection").flatMap((one) => savedBy(one, resources)),
  );
  const savedVolumes = [...saved].filter(({ type }) => type === "aws:ebs/volume:Volume");
  return {
    users: Number.isFinite(users) ? users : 0,
    savedVolumeGiB: savedVolumes.reduce((sum, { inputs: { size } }) => sum + Number(size), 0),
    loadBalancers: numbers("aws:lb/loadBalancer:LoadBalancer", () => 1).length,
    logDays: most(numbers("aws:cloudwatch/logGroup:LogGroup", ({ retentionInDays }) => retentionInDays)),
    cacheSnapshotDays: most(
      numbers(
        "aws:elasticache/replicationGroup:ReplicationGroup",
        ({ snapshotRetentionLimit }) => snapshotRetentionLimit,
      ),
    ),
  };
}
