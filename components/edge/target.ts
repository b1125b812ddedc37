import type * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import type { ConnectionName } from "../../gitlab/connections.ts";

/** A target group that waits for its instances: whoever owns them attaches them. */
export interface Target {
  /** Part of the attachment's name, such as `front-web`. */
  readonly name: string;
  /** Who offers this belongs behind it. */
  readonly leadsTo: ConnectionName;
  readonly groupArn: pulumi.Output<string>;
  readonly port: number;
}

/**
 * Puts an instance behind the doors that lead to what it offers.
 *
 * @param name name of the instance's component
 * @param instanceId the instance
 * @param offers what it answers
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
  for (const target of targets.filter(({ leadsTo }) => offers.includes(leadsTo))) {
    new aws.lb.TargetGroupAttachment(
      `${name}-${target.name}`,
      { targetGroupArn: target.groupArn, targetId: instanceId, port: target.port },
      { parent, deleteBeforeReplace: true },
    );
  }
}
