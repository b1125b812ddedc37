/** The nodes of a role that scale: instances without names, from one template, in an Auto Scaling group over the zones. */
export interface GroupPlan {
  /** Name of the role, such as `rails`: part of the group's name, which never changes. */
  readonly role: string;
  /** Such as `c7g.2xlarge`. A change makes a new version of the template, for the next rollout. */
  readonly instanceType: string;
  /** Operating system, package and logs. A change makes a new version of the template. */
  readonly rootVolumeGiB: number;
  /** Instances that always run. A change is made in place. */
  readonly min: number;
  /** Instances to which scaling goes. A change is made in place; a lower one ends instances gracefully. */
  readonly max: number;
  /** Instances beyond those that run at most while some are being replaced, at least 1: a new one starts before an old one ends. */
  readonly surge: number;
  /**
   * Seconds that an instance has to finish its work before it ends: the time in which the load balancer takes it out, and the
   * graceful stop. Above the longest clone or job that must not break. A change is made in place.
   */
  readonly drainSeconds: number;
  /** Seconds from the launch of an instance until it is ready; one that takes longer is ended and replaced. Changed in place. */
  readonly launchSeconds: number;
}
