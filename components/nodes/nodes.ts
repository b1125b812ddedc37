import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { BucketKind } from "../../config/decisions/buckets.ts";
import type { StatefulNodePlan } from "../../config/decisions/statefulNodes.ts";
import { bundle } from "../../gitlab/bundle.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import { userData } from "../../gitlab/userData.ts";
import type { Buckets } from "../data/buckets.ts";
import { ConvergeDocument } from "./convergeDocument.ts";
import type { KeyClass } from "../foundation/encryption.ts";
import type { Firewall } from "../foundation/firewall.ts";
import type { Network } from "../foundation/network.ts";
import { NodeConfiguration } from "./nodeConfiguration.ts";
import { NodeIdentity } from "./nodeIdentity.ts";
import type { Place } from "../helpers/place.ts";
import type { Secrets } from "../data/secrets.ts";
import { StatefulNode } from "./statefulNode.ts";
import type { Vault } from "../data/vault.ts";

/** Arguments of {@link Nodes}. */
export interface NodesArgs {
  readonly architecture: Architecture;
  readonly place: Place;
  readonly network: Network;
  readonly firewall: Firewall;
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly vault: Vault;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  /** Image of new instances. */
  readonly amiId: pulumi.Output<string>;
  /** Done once that image is there; absent where it was given. */
  readonly imageReady: pulumi.Resource | undefined;
}

/** The nodes that hold data: each with its role, its instance and volume, and its configuration. */
export class Nodes extends pulumi.ComponentResource {
  /** By node name. */
  readonly instanceIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly volumeArns: readonly pulumi.Output<string>[];

  constructor(name: string, args: NodesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Nodes", name, {}, opts);
    const document = new ConvergeDocument(`${name}-converge`, { parent: this });
    const nodes = args.architecture.statefulNodes.map(
      (plan) => [plan.name, this.#node(name, plan, args, document)] as const,
    );
    this.instanceIds = Object.fromEntries(nodes.map(([node, { instanceId }]) => [node, instanceId]));
    this.volumeArns = nodes.flatMap(([, { volumeArns }]) => volumeArns);
    this.registerOutputs({ instanceIds: this.instanceIds });
  }

  #node(name: string, plan: StatefulNodePlan, args: NodesArgs, document: ConvergeDocument): StatefulNode {
    const { architecture, place, network, buckets, secrets, vault, keyArns } = args;
    const { stack, region, protection, logRetentionDays } = architecture;
    const child = { parent: this };
    const identity = new NodeIdentity(
      `${name}-${plan.name}-identity`,
      {
        stack,
        node: plan.name,
        place,
        bucketArns: buckets.arns,
        secretArns: {
          read: [secrets.rootPassword, ...(secrets.smtpPassword ? [secrets.smtpPassword] : [])],
          publish: [secrets.gitlabSecrets, secrets.sshHostKeys],
        },
        documentArns: [document.documentArn],
        vaultArn: vault.arn,
        keyArns,
      },
      child,
    );
    const node = new StatefulNode(
      `${name}-${plan.name}`,
      {
        stack,
        plan,
        amiId: args.amiId,
        subnet: network.subnetIn(plan.zone),
        securityGroupId: args.firewall.group(plan.role),
        instanceProfileName: identity.instanceProfileName,
        keyArn: keyArns.volumes,
        userData: buckets.names.configuration.apply((configurationBucket) =>
          userData({ stack, node: plan.name, region, configurationBucket }),
        ),
        zoneId: network.zoneId,
        zoneName: network.zoneName,
        protection,
      },
      child,
    );
    new NodeConfiguration(
      `${name}-${plan.name}-configuration`,
      {
        stack,
        node: plan.name,
        bundle: endpoints(args).apply((known) => bundle(architecture, plan, known)),
        bucketName: buckets.names.configuration,
        volumeId: node.volumeId,
        fromSnapshot: plan.volumes.some((volume) => volume.inUse && volume.snapshotId !== undefined),
        instanceId: node.instanceId,
        document,
        imageReady: args.imageReady,
        logKeyArn: keyArns.logs,
        logRetentionDays,
      },
      child,
    );
    return node;
  }
}

function endpoints({ buckets, network, secrets, vault }: NodesArgs): pulumi.Output<Endpoints> {
  const none = pulumi.output<string | undefined>(undefined);
  return pulumi
    .all([
      pulumi.all(buckets.names) as pulumi.Output<Record<BucketKind, string>>,
      pulumi.all([...network.frontDoorCidrs]),
      pulumi.all([secrets.rootPassword, secrets.gitlabSecrets, secrets.sshHostKeys]),
      secrets.smtpPassword ?? none,
      secrets.smtpPasswordVersion ?? none,
      vault.vaultName,
    ])
    .apply(
      ([
        names,
        loadBalancerSubnets,
        [rootPassword, gitlabSecrets, sshHostKeys],
        smtpPassword,
        smtpPasswordVersion,
        backupVault,
      ]) => ({
        buckets: names,
        backupVault,
        loadBalancerSubnets,
        secrets: { rootPassword, gitlabSecrets, sshHostKeys, smtpPassword, smtpPasswordVersion },
      }),
    );
}
