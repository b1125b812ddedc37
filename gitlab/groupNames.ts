/**
 * Name of the Auto Scaling group of a role. It is known before the group exists: the policy of its nodes names it, and has to
 * exist before the first of them starts.
 *
 * @param stack name of the stack
 * @param role such as `rails`
 */
export function groupName(stack: string, role: string): string {
  return `gitlab-${stack}-${role}`;
}

/** Names of a group's lifecycle hooks, by the transition that they hold up. The node completes both. */
export const lifecycleHooks = {
  /** Completed once the node is ready. */
  launching: "gitlab-launching",
  /** Completed once the node has stopped gracefully. */
  terminating: "gitlab-terminating",
} as const;
