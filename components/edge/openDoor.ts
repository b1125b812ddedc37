import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Door } from "./doors.ts";

/** Arguments of {@link openDoor}. */
export interface OpenDoorArgs {
  readonly balancer: aws.lb.LoadBalancer;
  readonly vpcId: pulumi.Input<string>;
  /** Visible name of the target group: its real one has no room for it. */
  readonly title: string;
  /** How the listener ends TLS; absent for a listener that does not. */
  readonly tls?: Pick<aws.lb.ListenerArgs, "certificateArn" | "sslPolicy" | "alpnPolicy">;
}

/**
 * Opens a door of a load balancer: its target group and its listener.
 *
 * @param name logical name of both
 * @param door what the door is
 * @param args where it is
 * @param parent the component that has the load balancer
 * @returns the target group, without instances
 */
export function openDoor(name: string, door: Door, args: OpenDoorArgs, parent: pulumi.Resource): aws.lb.TargetGroup {
  const group = new aws.lb.TargetGroup(
    name,
    {
      ...door.target,
      vpcId: args.vpcId,
      targetType: "instance",
      proxyProtocolV2: door.clientAddress === "proxyProtocol",
      preserveClientIp: String(door.clientAddress === "preserved"),
      deregistrationDelay: door.drainSeconds,
      connectionTermination: true,
      ...(door.keepsConnections ? { targetHealthStates: [{ enableUnhealthyConnectionTermination: false }] } : {}),
      healthCheck: healthCheck(door),
      tags: { Name: args.title },
    },
    { parent },
  );
  new aws.lb.Listener(
    name,
    {
      loadBalancerArn: args.balancer.arn,
      ...door.listener,
      ...args.tls,
      ...(door.idleSeconds === undefined ? {} : { tcpIdleTimeoutSeconds: door.idleSeconds }),
      defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
    },
    { parent },
  );
  return group;
}

function healthCheck({ health }: Door) {
  return {
    protocol: health.protocol,
    port: String(health.port),
    interval: 10,
    timeout: 6,
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    ...(health.path === undefined ? {} : { path: health.path, matcher: "200" }),
  };
}
