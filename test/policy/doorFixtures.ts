import type { Fixture } from "./policyCases.ts";

/** A target group behind a listener of a Network Load Balancer. */
export const door = (
  listener: number,
  props: Fixture["props"] = {},
  name = `door-${String(listener)}`,
): readonly [Fixture, Fixture] => [
  {
    type: "aws:lb/targetGroup:TargetGroup",
    name,
    props: { port: listener, protocol: "TCP", targetType: "instance", ...props },
  },
  {
    type: "aws:lb/listener:Listener",
    name: `${name}-listener`,
    props: { port: listener, protocol: "TCP" },
    refers: { defaultActions: [name], loadBalancerArn: ["balancer"] },
  },
];

/** The inputs of a group with proxy protocol, whose checks ask NGINX. */
export const proxied = { proxyProtocolV2: true, preserveClientIp: "false", healthCheck: { port: "8889" } } as const;

/** The inputs of the group for SSH. */
export const ofSsh = {
  port: 2222,
  proxyProtocolV2: false,
  preserveClientIp: "true",
  healthCheck: { port: "8888" },
} as const;

/** An instance of a node. */
export const nodeInstance = (node: string, props: Fixture["props"] = {}): Fixture => ({
  type: "aws:ec2/instance:Instance",
  name: node,
  props: { instanceType: "m7g.large", tags: { "gitlab:node": node }, ...props },
});

/** A group of nodes that scale. */
export const nodeGroup = (role: string, props: Fixture["props"] = {}, refers: Fixture["refers"] = {}): Fixture => ({
  type: "aws:autoscaling/group:Group",
  name: role,
  props: { tags: [{ key: "gitlab:node", value: role, propagateAtLaunch: true }], minSize: 1, maxSize: 1, ...props },
  refers,
});
