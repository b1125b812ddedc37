/**
 * Seconds that a Network Load Balancer may still send new connections to a node that it takes out: about two minutes, as people
 * measured (kubernetes-sigs/aws-load-balancer-controller#3270, 2023), and time to begin.
 */
const deregistrationSeconds = 150;

/** Seconds of the whole that Sidekiq's supervisor and our script need: 5 until it kills, and what comes before and after. */
const aroundJobsSeconds = 30;

/** The package's own sample for Sidekiq (gitlab.rb.template, omnibus-gitlab 440b1f83, 2026-08), as the least. */
const leastJobSeconds = 4;

/**
 * Seconds that a node serves on after Auto Scaling has decided to end it: as long as new connections come, and at most half
 * of the time that it has.
 *
 * @param drainSeconds all of its time
 */
export function servingSeconds(drainSeconds: number): number {
  return Math.min(deregistrationSeconds, Math.floor(drainSeconds / 2));
}

/**
 * Seconds that Sidekiq's jobs have to end before they are put back into their queue.
 *
 * @param drainSeconds all of the node's time
 */
export function jobSeconds(drainSeconds: number): number {
  return Math.max(leastJobSeconds, drainSeconds - aroundJobsSeconds);
}
