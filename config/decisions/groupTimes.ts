import type { GroupPlan } from "./groupPlan.ts";

/** Seconds for a node to say that it has stopped, and for EC2 to shut it down. */
const reserveSeconds = 60;

/** Seconds that a lifecycle hook may wait (Amazon EC2 Auto Scaling API reference, PutLifecycleHook, 2026-08). */
const hookSeconds = { min: 30, max: 7200 } as const;

/** What each time of a {@link GroupPlan} may be, in whole seconds. */
export const groupTimeRanges = {
  launchSeconds: hookSeconds,
  drainSeconds: { min: hookSeconds.min, max: hookSeconds.max - reserveSeconds },
} as const;

/** How long AWS and Pulumi wait for the nodes of a group, in seconds. */
export interface GroupTimes {
  /** For a new node to say that it is ready; then it is given up, and another is launched. */
  readonly launch: number;
  /** For a node to say that it has stopped; then it ends all the same. */
  readonly termination: number;
  /** Pulumi, for the first nodes: one may fail and be replaced. */
  readonly capacity: number;
  /** Auto Scaling, after a node is ready, before a rollout goes on and scaling counts the node. */
  readonly warmup: number;
  /** Auto Scaling, after a node is ready, before it judges the node by its health checks. */
  readonly healthGrace: number;
  /** Pulumi, for a target group to let go of every node. */
  readonly detach: number;
  /**
   * Pulumi, for the end of every node when the group is deleted. The load balancer takes a node out first, then the hook
   * waits. A node that has not started yet may use up the time of a launch before.
   */
  readonly deletion: number;
}

/**
 * From a ready node until a Network Load Balancer uses it: "a few minutes" (its user guide, target group health checks,
 * 2026-11), and as many health checks as it takes.
 */
const registrationSeconds = 300;

/** Ten minutes: the provider's own time for a change or deletion in which nothing waits (`aws_autoscaling_group`, 2026-11). */
const providerSeconds = 600;

/**
 * The times that follow from those of a plan.
 *
 * @param plan with times within {@link groupTimeRanges}
 */
export function groupTimes({
  launchSeconds,
  drainSeconds,
}: Pick<GroupPlan, "launchSeconds" | "drainSeconds">): GroupTimes {
  const termination = drainSeconds + reserveSeconds;
  return {
    launch: launchSeconds,
    termination,
    capacity: 2 * launchSeconds + providerSeconds,
    warmup: registrationSeconds,
    healthGrace: launchSeconds + registrationSeconds,
    detach: drainSeconds + providerSeconds,
    deletion: launchSeconds + drainSeconds + termination + providerSeconds,
  };
}
