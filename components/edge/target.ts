import type * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import type { ConnectionName } from "../../gitlab/connections.ts";

/** A target group without instances: the components that own the instances attach them. */
export interface Target {
  /** Part of the attachment's name, such as `front-web`. */
  readonly name: string;
  /** Nodes that offer this belong behind it. */
  readonly leadsTo: ConnectionName;
  readonly groupArn: pulumi.Output<string>;
  readonly port: number;
}

/**
 * The target groups that whoever offers some connections belongs behind.
 *
 * @param offers the connections that it serves
 * @param targets every target group
 */
export function targetsOf(offers: readonly ConnectionName[], targets: readonly Target[]): Target[] {
  return targets.filter(({ leadsTo }) => offers.includes(leadsTo));
}

/**
 * Attaches an instance to the target groups of the connections that it offers.
 *
 * @param name name of the instance's component
 * @param instanceId the instance
 * @param offers the connections that it serves
 * @param targets every target group
 * @param parent the component
 */
export function attach(
  name: string,
  instanceId: pulumi.Input<string>,
  offers: readonly ConnectionName[],
  targets: readonly Target[],
  parent: pulumi.Resource,
): void {
  for (const target of targetsOf(offers, targets)) {
    new aws.lb.TargetGroupAttachment(
      `${name}-${target.name}`,
      { targetGroupArn: target.groupArn, targetId: instanceId, port: target.port },
      { parent, deleteBeforeReplace: true },
    );
  }
}
