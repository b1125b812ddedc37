import * as pulumi from "@pulumi/pulumi";
import type { ScaledGroup } from "../../config/decisions/scaledGroup.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import { groupName } from "../../gitlab/groupNames.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import type { UpgradeStep } from "../../gitlab/upgradeOrder.ts";
import { targetsOf } from "../edge/target.ts";
import type { Statement } from "../helpers/policyDocument.ts";
import type { Alarm } from "../watching/alarm.ts";
import { groupAlarms } from "./groupAlarms.ts";
import { groupScaling } from "./groupScaling.ts";
import { groupNodeAlarms } from "./groupNodeAlarms.ts";
import { latencyAlarms } from "./latencyAlarms.ts";
import { GroupTemplate } from "./groupTemplate.ts";
import { NodeGroup } from "./nodeGroup.ts";
import type { NodesArgs } from "./nodesArgs.ts";
import { rolloutStatements } from "./rolloutStatements.ts";

/** A group, and what its nodes start from. */
interface MadeTemplate {
  readonly plan: ScaledGroup;
  readonly label: string;
  readonly from: GroupTemplate;
}

/**
 * The groups of an environment. Their templates are made at once, because whoever rolls them out has to know them; each group
 * only when its first nodes can start.
 */
export class Groups {
  readonly alarms: readonly Alarm[];
  readonly #templates: readonly MadeTemplate[];
  readonly #nodes: NodesArgs;
  readonly #parent: pulumi.Resource;

  /**
   * @param name beginning of the logical names
   * @param nodes what is around the nodes
   * @param endpoints what only AWS knows
   * @param parent the component
   */
  constructor(name: string, nodes: NodesArgs, endpoints: pulumi.Output<Endpoints>, parent: pulumi.Resource) {
    const { stack, groups, namedNodes } = nodes.architecture;
    this.#nodes = nodes;
    this.#parent = parent;
    this.#templates = groups.map((plan) => {
      const label = `${name}-${plan.role}`;
      return { plan, label, from: new GroupTemplate(label, { plan, endpoints, nodes }, { parent }) };
    });
    const reporters = namedNodes.filter(({ role }) => (roles[role] as Role).units.includes("latency"));
    this.alarms = [
      ...groups.flatMap((plan) => [
        ...groupAlarms({ stack, plan }),
        ...groupNodeAlarms({ stack, plan }, roles[plan.role].metrics),
      ]),
      ...reporters.flatMap(({ name: node }) => latencyAlarms({ stack, node })),
    ];
  }

  /** What a node may do that rolls the groups out. */
  rightsToRollOut(): Statement[] {
    if (this.#templates.length === 0) return [];
    const { architecture, place } = this.#nodes;
    return rolloutStatements({
      stack: architecture.stack,
      roles: this.#templates.map(({ plan }) => plan.role),
      templateIds: this.#templates.map(({ from }) => from.template.id),
      nodeRoleArns: this.#templates.map(({ from }) => from.roleArn),
      place,
    });
  }

  /**
   * The endpoints, with what the groups should be rolled out to.
   *
   * @param endpoints without it
   */
  withThem(endpoints: pulumi.Output<Endpoints>): pulumi.Output<Endpoints> {
    if (this.#templates.length === 0) return endpoints;
    const { stack } = this.#nodes.architecture;
    const rows = this.#templates.map(({ plan: { role }, from: { template } }) =>
      pulumi
        .all([template.id, template.version])
        .apply(([templateId, templateVersion]) => [
          role,
          { name: groupName(stack, role), templateId, templateVersion },
        ]),
    );
    return pulumi.all([endpoints, pulumi.all(rows)]).apply(([known, groups]) => ({
      ...known,
      groups: Object.fromEntries(groups) as NonNullable<Endpoints["groups"]>,
    }));
  }

  /**
   * Makes the group that a step rolls out: the step waits for its first nodes.
   *
   * @param step of the upgrade
   * @param after the steps before it
   * @returns the group; nothing for a step that rolls out none
   */
  begin({ rollsOut }: UpgradeStep, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    return this.#templates
      .filter(({ plan }) => plan.role === rollsOut)
      .map(({ plan, label, from }) => this.#group(label, plan, from, after));
  }

  #group(label: string, plan: ScaledGroup, from: GroupTemplate, after: readonly pulumi.Resource[]): NodeGroup {
    const { architecture, network, targets, doors } = this.#nodes;
    const { offers }: Role = roles[plan.role];
    const name = `${label}-group`;
    const made = new NodeGroup(
      name,
      {
        stack: architecture.stack,
        plan,
        template: from.template,
        subnetIds: network.subnets.private.map(({ id }) => id),
        targetGroupArns: targetsOf(offers, targets).map(({ groupArn }) => groupArn),
        tags: from.tags,
        after: [...after, ...from.ready, doors],
        wait: false, // the step that rolls it out waits by itself
      },
      { parent: this.#parent },
    );
    groupScaling(name, { stack: architecture.stack, role: plan.role, groupName: made.group.name }, { parent: made });
    return made;
  }
}
