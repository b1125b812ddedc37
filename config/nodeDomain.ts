/** The permanent names of nodes end with this. */
const privateDomain = "gitlab.internal";

/**
 * Private Route 53 zone of an environment's nodes: `gitaly-1` of the stack `prod` is `gitaly-1.prod.gitlab.internal`.
 *
 * @param stack name of the stack
 */
export function nodeDomain(stack: string): string {
  return `${stack}.${privateDomain}`;
}
