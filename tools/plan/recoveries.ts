import { convergeMinutes, groupMinutes, instanceMinutes, serverMinutes } from "./creationTimes.ts";
import type { LossFigures } from "./lossModel.ts";

const minutesPerDay = 24 * 60;

/** Nothing is lost, and nobody notices. */
const goesOn: LossFigures = {
  losesMinutes: 0,
  downMinutes: 0,
  byHand: false,
  losesEstimated: false,
  downEstimated: false,
};

const restart = instanceMinutes + convergeMinutes;

/** What is known of the ways in which parts recover: the newest writes that each loses, and how long it takes. */
export const recoveries = {
  goesOn,
  /** Failover to a copy in another zone takes 60 to 120 seconds (RDS user guide, "Multi-AZ deployments", 2023-06). */
  databaseCopy: { ...goesOn, downMinutes: 2 },
  /**
   * RDS starts a server again, or a person restores it to at most five minutes before (RDS user
   * guide, "Restoring a DB instance to a specified time", 2023-06).
   */
  databaseAgain: { ...goesOn, losesMinutes: 5, downMinutes: serverMinutes, downEstimated: true },
  databaseRestored: { ...goesOn, losesMinutes: 5, downMinutes: serverMinutes, byHand: true, downEstimated: true },
  /** A replica takes over. It is copied to asynchronously; AWS publishes no number for either. */
  cacheCopy: { ...goesOn, losesMinutes: 1, downMinutes: 1, losesEstimated: true, downEstimated: true },
  /** Another node is made; the data is that of the daily snapshot. */
  cacheAgain: { ...goesOn, losesMinutes: minutesPerDay, downMinutes: serverMinutes, downEstimated: true },
  cacheWaits: { ...goesOn, losesMinutes: minutesPerDay, downMinutes: undefined },
  /** Praefect chooses another primary after ten failed health checks, one a second (GitLab, administration/gitaly/praefect). */
  repositoryCopy: { ...goesOn, downMinutes: 1 },
  /** It boots again on other hardware, and reads its configuration. */
  instanceAgain: { ...goesOn, downMinutes: restart, downEstimated: true },
  instanceByHand: { ...goesOn, downMinutes: restart, byHand: true, downEstimated: true },
  /** Auto Scaling launches a node, and it joins. */
  groupAgain: { ...goesOn, downMinutes: groupMinutes, downEstimated: true },
  waits: { ...goesOn, downMinutes: undefined },
} as const satisfies Readonly<Record<string, LossFigures>>;

/**
 * A volume is made again from its last snapshot, and an instance starts on it.
 *
 * @param gapHours between two snapshots; absent: there are none, and everything is lost
 */
export function restored(gapHours: number | undefined): LossFigures {
  const losesMinutes = gapHours === undefined ? undefined : gapHours * 60;
  const downMinutes = gapHours === undefined ? undefined : restart;
  return { ...recoveries.goesOn, losesMinutes, downMinutes, byHand: true, downEstimated: true };
}
