/** The provider offers the same resources under several names, older ones for programs that use them still. */
const modules = ["lb", "alb", "applicationloadbalancing"] as const;

/**
 * Every type token of a resource of Elastic Load Balancing.
 *
 * @param resource such as `loadBalancer:LoadBalancer`
 */
export function balancerTypes(resource: `${string}:${string}`): readonly string[] {
  return modules.map((module) => `aws:${module}/${resource}`);
}
