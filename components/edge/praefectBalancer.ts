import * as pulumi from "@pulumi/pulumi";
import { praefectName } from "../../gitlab/repositoryStorages.ts";
import type { Alarm } from "../watching/alarm.ts";
import { balancer } from "./balancer.ts";
import { doorAlarms, targetAlarms } from "./doorAlarms.ts";
import { praefectDoor } from "./doors.ts";
import { openDoor } from "./openDoor.ts";
import { portsAlarm } from "./portsAlarm.ts";
import { Records } from "./records.ts";
import type { Target } from "./target.ts";

/** Arguments of {@link PraefectBalancer}. */
export interface PraefectBalancerArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  /** Private subnets, one in each zone of the nodes. It stays in the ones that it was created with. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** The stack file key that names their zones. */
  readonly zonesKey: string;
  /** Changed in place. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Private zone of the nodes' names. */
  readonly zoneId: pulumi.Input<string>;
  /** Its name, known in advance. */
  readonly zoneName: string;
}

const zonesFix =
  "The load balancer in front of Praefect would be replaced, and its target group cannot follow it: change it back.";

/**
 * The load balancer in front of Praefect, with a name among those of the nodes. Nodes of the application and members of the
 * cluster reach it, and nobody else.
 *
 * It spreads connections, not calls: a client stays with the Praefect that it has reached until that one stops. It can be
 * made anew at any time, because it holds no data and is known by its record alone. So it is not protected against deletion.
 */
export class PraefectBalancer extends pulumi.ComponentResource {
  /** The target group that Praefect nodes attach to. */
  readonly targets: readonly Target[];
  readonly alarms: readonly Alarm[];

  constructor(name: string, args: PraefectBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:PraefectBalancer", name, {}, opts);
    const { stack, vpcId, zoneId } = args;
    const title = "Praefect";
    const loadBalancer = balancer(
      name,
      {
        stack,
        title,
        subnetIds: args.subnetIds,
        zones: { key: args.zonesKey, fix: zonesFix },
        securityGroupIds: [args.securityGroupId],
        internal: true,
        dualstack: false,
        protected: false,
      },
      this,
    );
    const group = openDoor(
      name,
      praefectDoor,
      { balancer: loadBalancer, vpcId, title: `gitlab-${stack} ${title}` },
      this,
    );
    const names = [`${praefectName}.${args.zoneName}`];
    new Records(`${name}-records`, { zoneId, names, target: loadBalancer, dualstack: false }, { parent: this });
    const { leadsTo, target } = praefectDoor;
    this.targets = [{ name: praefectDoor.name, leadsTo, groupArn: group.arn, port: target.port }];
    const watched = {
      loadBalancer: loadBalancer.arnSuffix,
      groups: [{ door: praefectDoor, arnSuffix: group.arnSuffix }],
    };
    this.alarms = [...doorAlarms(watched), ...targetAlarms(watched), portsAlarm("praefect", loadBalancer.arnSuffix)];
    this.registerOutputs({});
  }
}
