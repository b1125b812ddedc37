/** The provider offers the same resources under several names; the older ones are for programs that still use them. */
const modules = ["lb", "alb", "applicationloadbalancing"] as const;

/** Every type token of a resource of Elastic Load Balancing. */
const everyType = (resource: string): readonly string[] => modules.map((module) => `aws:${module}/${resource}`);

/** Type tokens of the resources of Elastic Load Balancing. */
export const balancerTypes = {
  balancer: everyType("loadBalancer:LoadBalancer"),
  listener: everyType("listener:Listener"),
  targetGroup: everyType("targetGroup:TargetGroup"),
  attachment: everyType("targetGroupAttachment:TargetGroupAttachment"),
} as const;
