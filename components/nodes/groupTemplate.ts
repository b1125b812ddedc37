import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ScaledGroup } from "../../config/decisions/scaledGroup.ts";
import { ownTags } from "../../config/ownTags.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { userData } from "../../gitlab/userData.ts";
import { stackTags } from "../helpers/stackTags.ts";
import { groupStatements } from "./groupStatements.ts";
import { nodeConfiguration, nodeIdentity } from "./nodeParts.ts";
import type { NodesArgs } from "./nodesArgs.ts";
import { nodeTemplate } from "./nodeTemplate.ts";

/** Arguments of {@link GroupTemplate}. */
export interface GroupTemplateArgs {
  readonly plan: ScaledGroup;
  /** What only AWS knows, and is part of the configuration. */
  readonly endpoints: pulumi.Output<Endpoints>;
  /** What is around the nodes. */
  readonly nodes: NodesArgs;
}

/** The version of a launch template. */
export interface TemplateVersion {
  /** It never changes. */
  readonly id: pulumi.Output<string>;
  readonly version: pulumi.Output<string>;
}

/**
 * What the nodes of a group start from: their IAM role, their configuration, and the launch template that pins it. It exists
 * before the group, because the toolbox has to know what it is to roll out.
 */
export class GroupTemplate extends pulumi.ComponentResource {
  readonly template: TemplateVersion;
  /** ARN of the nodes' IAM role. */
  readonly roleArn: pulumi.Output<string>;
  /** Tags of the group and its nodes. */
  readonly tags: Readonly<Record<string, string>>;
  /** What a node needs to get ready, as far as it is made here: the rights of its role, and its log group. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: GroupTemplateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:GroupTemplate", name, {}, opts);
    const { plan, endpoints, nodes } = args;
    const { architecture, place, firewall, keyArns, amiId } = nodes;
    const { stack, region } = architecture;
    const role: Role = roles[plan.role];
    const played = { node: { ...plan, name: plan.role }, role };
    const scaling = groupStatements({ stack, role: plan.role, place });
    const own = { documentArns: [], scaling, pinned: true };
    const identity = nodeIdentity(`${name}-identity`, played, own, nodes, this);
    const noVolume = { volumeId: pulumi.output(null), fromSnapshot: false };
    const configuration = nodeConfiguration(`${name}-configuration`, played, noVolume, endpoints, nodes, this);
    this.tags = { ...stackTags(architecture), Name: `gitlab-${stack} ${plan.role}`, [ownTags.node]: plan.role };
    const template = nodeTemplate(
      name,
      {
        plan,
        amiId,
        securityGroupId: firewall.group(plan.role),
        instanceProfileName: identity.instanceProfileName,
        keyArn: keyArns.volumes,
        userData: pulumi
          .all([configuration.pointer, nodes.data.buckets.names.configuration])
          .apply(([pinned, configurationBucket]) =>
            userData({ stack, node: plan.role, phase: role.phases[0].name, region, configurationBucket, pinned }),
          ),
        tags: this.tags,
      },
      { parent: this, dependsOn: [...nodes.imageReady] },
    );
    this.template = versionOf(template);
    this.roleArn = identity.roleArn;
    this.ready = [identity, configuration.logs];
    this.registerOutputs({ template: this.template });
  }
}

function versionOf({ id, latestVersion }: aws.ec2.LaunchTemplate): TemplateVersion {
  return { id, version: latestVersion.apply(String) };
}
