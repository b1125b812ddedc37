import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import type { VolumePlan } from "../../config/decisions/volumes.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { NamedRole } from "../../config/nodeRole.ts";
import { ownTags } from "../../config/ownTags.ts";
import type { Subnet } from "../foundation/usableNetwork.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";
import { stateful } from "../helpers/stateful.ts";

/** A node, and where to put it. */
export interface NamedNodeArgs {
  readonly stack: string;
  /**
   * A changed generation replaces the instance, and nothing else does. An instance type of the same CPU architecture is
   * changed in place. For another architecture the provider replaces the instance, because it cannot switch.
   */
  readonly plan: NamedNodePlan;
  /** Image of a new instance; a running one keeps its own. */
  readonly amiId: pulumi.Input<string>;
  /**
   * A private subnet. A new instance uses a new subnet, a running one stays. A volume never leaves its zone, so moving a
   * node to another zone takes a restore there.
   */
  readonly subnet: Subnet;
  /** Changed in place. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Changed in place. */
  readonly instanceProfileName: pulumi.Input<string>;
  /** Key of both disks. Existing disks keep theirs. */
  readonly keyArn: pulumi.Input<string>;
  /** Constant for the node's life; a running instance keeps its own. */
  readonly userData: pulumi.Input<string>;
  /** Private zone of the nodes' names. */
  readonly zoneId: pulumi.Input<string>;
  /** Its name, known in advance. */
  readonly zoneName: string;
  /** Whether the volumes are protected against deletion, and the instance against manual termination. */
  readonly protection: ProtectionSettings;
  /** What saves its volumes if it is not AWS Backup: the value of a tag of theirs, changed in place. */
  readonly savedBy?: string;
}

/** Where the volume is attached. On Nitro the name means nothing; nodes find the volume by its id. */
const deviceName = "/dev/sdf";

/** Seconds that resolvers may cache the node's address. */
const recordSeconds = 60;

/** Time for the final snapshot of a volume that had none before. The provider's default is ten minutes. */
const finalSnapshotTimeout = "4h";

/**
 * Inputs whose change makes the provider replace the instance, or stop it (user data), although nobody wants that: a new
 * image, user data, a subnet or a key waits for the next generation, and an address that somebody attached is no reason to
 * replace. All other inputs that replace it are constant here: `ebsOptimized`, `rootBlockDevice.encrypted` (provider source,
 * `internal/service/ec2/ec2_instance.go`, 2026-11).
 */
const keptInputs = [
  "ami",
  "associatePublicIpAddress",
  "availabilityZone",
  "rootBlockDevice.kmsKeyId",
  "subnetId",
  "userData",
  "userDataBase64",
];

/** What a person may do who wants a node in another zone than its volume. */
const waysToMove: Readonly<Partial<Record<NamedRole, string>>> = {
  box: "Change it back, or add a snapshot to restoreSnapshots in the same edit: its volume is created in the other zone.",
  monitor: "Change it back, or make the monitor again in the other zone (docs/operations.md, Prometheus).",
};

/** Inputs whose change would replace the volume, and with it the data (same source, `ebs_volume.go`). */
const keptVolumeInputs = ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId"];

/**
 * A node with a permanent name: a disposable instance, a name that never changes and, if it holds data, a volume that
 * outlives the instance.
 *
 * A changed generation replaces the instance, and the old one goes first: the attachment stops it and detaches the volume,
 * the instance is deleted, and its successor gets the volume. A restore adds a volume beside the old one, and a new
 * generation moves the attachment (docs/adr/0002-restore-replaces-the-instance.md). Nothing here detaches by force.
 */
export class NamedNode extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;
  /** Name inside the VPC, known in advance. */
  readonly privateDnsName: string;
  /** The volume in use; null if the node holds no data. */
  readonly volumeId: pulumi.Output<string | null>;
  /** Every volume of this node. */
  readonly volumeArns: readonly pulumi.Output<string>[];

  constructor(name: string, args: NamedNodeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NamedNode", name, {}, opts);
    const volumes = args.plan.volumes.map((plan) => ({ plan, volume: this.#volume(name, plan, args) }));
    const inUse = volumes.filter(({ plan }) => plan.inUse).map(({ volume }) => volume);
    const [volume, ...others] = inUse;
    if (others.length > 0 || (!volume && volumes.length > 0)) {
      throw new Error(
        `${args.plan.name} has ${inUse.length} volumes in use; config/decisions/volumes.ts must choose one.`,
      );
    }
    if (volume) this.#refuseOtherZone(args, volume);
    const instance = this.#instance(name, args);
    if (volume) this.#attach(name, instance, volume);
    this.privateDnsName = `${args.plan.name}.${args.zoneName}`;
    new aws.route53.Record(
      name,
      { zoneId: args.zoneId, name: this.privateDnsName, type: "A", ttl: recordSeconds, records: [instance.privateIp] },
      { parent: this },
    );

    this.instanceId = instance.id;
    this.volumeId = volume?.id ?? pulumi.output(null);
    this.volumeArns = volumes.map((each) => each.volume.arn);
    this.registerOutputs({ instanceId: this.instanceId, volumeId: this.volumeId });
  }

  /** Refuses another zone: a volume cannot leave its zone, and a node is nothing without its volume. */
  #refuseOtherZone({ stack, plan, subnet }: NamedNodeArgs, volume: aws.ebs.Volume): void {
    refuseEdit(stack, { is: volume.availabilityZone, said: subnet.availabilityZone }, ({ is, said }) =>
      is === said
        ? []
        : [
            {
              key: `nodes.${plan.role}.zone`,
              value: plan.zone + 1,
              allowed: `the zone whose subnet is in ${is}, where the volume of ${plan.name} is; this one is in ${said}`,
              fix: waysToMove[plan.role] ?? "Change it back: the repositories on that volume cannot leave its zone.",
            },
          ],
    );
  }

  #instance(name: string, args: NamedNodeArgs): aws.ec2.Instance {
    const { plan } = args;
    return new aws.ec2.Instance(
      name,
      {
        ami: args.amiId,
        instanceType: plan.instanceType, // changed in place: stops and starts
        subnetId: args.subnet.id,
        vpcSecurityGroupIds: [args.securityGroupId],
        associatePublicIpAddress: false,
        iamInstanceProfile: args.instanceProfileName,
        userData: args.userData,
        userDataReplaceOnChange: false,
        ebsOptimized: true,
        monitoring: false, // five minutes are enough: the node itself reports what matters
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          instanceMetadataTags: "disabled", // nothing reads them, and EC2 would refuse a person's tags with a slash or space
        },
        maintenanceOptions: { autoRecovery: "default" },
        disableApiTermination: args.protection.kind === "on",
        forceDestroy: true, // a new generation may still terminate it
        rootBlockDevice: {
          volumeType: "gp3",
          volumeSize: plan.rootVolumeGiB,
          encrypted: true,
          kmsKeyId: args.keyArn,
          deleteOnTermination: true,
        },
        tags: { Name: `gitlab-${args.stack} ${plan.name}`, [ownTags.node]: plan.name },
      },
      {
        parent: this,
        deleteBeforeReplace: true,
        ignoreChanges: keptInputs,
        replacementTrigger: plan.generation,
      },
    );
  }

  #attach(name: string, instance: aws.ec2.Instance, volume: aws.ebs.Volume): void {
    new aws.ec2.VolumeAttachment(
      name,
      { instanceId: instance.id, volumeId: volume.id, deviceName, stopInstanceBeforeDetaching: true },
      { parent: this, deleteBeforeReplace: true }, // a volume in use cannot be attached again
    );
  }

  #volume(name: string, volume: VolumePlan, args: NamedNodeArgs): aws.ebs.Volume {
    return new aws.ebs.Volume(
      `${name}-${volume.name}`,
      {
        availabilityZone: args.subnet.availabilityZone,
        type: "gp3",
        size: volume.sizeGiB,
        iops: volume.iops,
        throughput: volume.throughputMiBps,
        encrypted: true,
        kmsKeyId: args.keyArn,
        ...(volume.snapshotId === undefined ? {} : { snapshotId: volume.snapshotId }),
        finalSnapshot: true,
        tags: {
          Name: `gitlab-${args.stack} ${args.plan.name} ${volume.name}`,
          [ownTags.node]: args.plan.name,
          ...(args.savedBy === undefined ? {} : { [ownTags.backup]: args.savedBy }),
        },
      },
      stateful(args.protection, {
        parent: this,
        ignoreChanges: keptVolumeInputs,
        customTimeouts: { delete: finalSnapshotTimeout },
      }),
    );
  }
}
