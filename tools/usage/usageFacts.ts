import { ownTags } from "../../config/ownTags.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { defaultTags, providerType } from "../plan/provider.ts";

/** What a typical use is computed from. Everything is read from the recorded resources. */
export interface UsageFacts {
  /** Users that the environment is for; 0: nothing says it. */
  readonly users: number;
  /** Sum of the sizes of all data volumes. */
  readonly volumeGiB: number;
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
  return {
    users: Number.isFinite(users) ? users : 0,
    volumeGiB: numbers("aws:ebs/volume:Volume", ({ size }) => size).reduce((sum, size) => sum + size, 0),
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
