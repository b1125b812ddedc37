import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StatefulNodePlan } from "../config/architecture.ts";
import type { ProtectionSettings } from "../config/settings.ts";
import type { NodeSubnet } from "./network.ts";
import { stateful } from "./stateful.ts";

/** Arguments of {@link StatefulNode}. */
export interface StatefulNodeArgs {
  readonly stack: string;
  readonly plan: StatefulNodePlan;
  /** Image of a new instance; a running one keeps its own. */
  readonly amiId: pulumi.Input<string>;
  readonly subnet: NodeSubnet;
  readonly securityGroupId: pulumi.Input<string>;
  readonly instanceProfileName: pulumi.Input<string>;
  /** Key of both disks. */
  readonly keyArn: pulumi.Input<string>;
  /** Constant for the node's life. */
  readonly userData: string;
  /** Private zone of the nodes' names. */
  readonly zoneId: pulumi.Input<string>;
  readonly zoneName: string;
  readonly protection: ProtectionSettings;
}

/** Where the volume is attached; the name says nothing on Nitro, nodes find it by its id. */
const deviceName = "/dev/sdf";

const recordSeconds = 60;

/**
 * Inputs that would replace the instance (or stop it for nothing) and may change without meaning it: a new image or new
 * user data must not replace every node at once, and a moved subnet or key waits for the next generation.
 */
const keptInputs = ["ami", "userData", "userDataBase64", "subnetId", "availabilityZone", "rootBlockDevice.kmsKeyId"];

/** Inputs that would replace the volume, and with it the data. */
const keptVolumeInputs = ["availabilityZone", "kmsKeyId", "snapshotId", "encrypted"];

/**
 * A node that holds data: an instance that may be thrown away, a volume that outlives it, and a name that never changes.
 *
 * Only a changed generation replaces the instance, and then the old one goes first: the attachment stops it, it is
 * deleted, and its successor gets the volume. A restore adds a volume beside the old one and moves the attachment.
 */
export class StatefulNode extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;
  /** Name inside the VPC, known beforehand. */
  readonly privateDnsName: string;
  /** The volume in use. */
  readonly volumeId: pulumi.Output<string>;
  /** Every volume that is kept. */
  readonly volumeArns: readonly pulumi.Output<string>[];

  constructor(name: string, args: StatefulNodeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:StatefulNode", name, {}, opts);
    const child = { parent: this };
    const { plan } = args;
    const volumes = plan.volumes.map((volume) => ({ volume, resource: dataVolume(name, volume, args, this) }));
    const inUse = volumes.find(({ volume }) => volume.inUse)?.resource;
    if (!inUse) throw new Error(`The node ${plan.name} has no volume in use.`);

    const instance = this.#instance(name, args);
    new aws.ec2.VolumeAttachment(
      name,
      { instanceId: instance.id, volumeId: inUse.id, deviceName, stopInstanceBeforeDetaching: true },
      { ...child, deleteBeforeReplace: true },
    );
    this.privateDnsName = `${plan.name}.${args.zoneName}`;
    new aws.route53.Record(
      name,
      { zoneId: args.zoneId, name: this.privateDnsName, type: "A", ttl: recordSeconds, records: [instance.privateIp] },
      child,
    );
    this.instanceId = instance.id;
    this.volumeId = inUse.id;
    this.volumeArns = volumes.map(({ resource }) => resource.arn);
    this.registerOutputs({ instanceId: this.instanceId, volumeId: this.volumeId });
  }

  #instance(name: string, args: StatefulNodeArgs): aws.ec2.Instance {
    const { plan } = args;
    return new aws.ec2.Instance(
      name,
      {
        ami: args.amiId,
        instanceType: plan.instanceType,
        subnetId: args.subnet.id,
        vpcSecurityGroupIds: [args.securityGroupId],
        associatePublicIpAddress: false,
        iamInstanceProfile: args.instanceProfileName,
        userData: args.userData,
        userDataReplaceOnChange: false,
        ebsOptimized: true,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        maintenanceOptions: { autoRecovery: "default" },
        rootBlockDevice: {
          volumeType: "gp3",
          volumeSize: plan.rootVolumeGiB,
          encrypted: true,
          kmsKeyId: args.keyArn,
          deleteOnTermination: true,
        },
        tags: { Name: `gitlab-${args.stack} ${plan.name}`, "gitlab:node": plan.name },
      },
      {
        parent: this,
        deleteBeforeReplace: true,
        ignoreChanges: keptInputs,
        replacementTrigger: plan.generation,
      },
    );
  }
}

function dataVolume(
  name: string,
  volume: StatefulNodePlan["volumes"][number],
  args: StatefulNodeArgs,
  parent: pulumi.Resource,
): aws.ebs.Volume {
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
      tags: { Name: `gitlab-${args.stack} ${args.plan.name} ${volume.name}`, "gitlab:node": args.plan.name },
    },
    stateful(args.protection, { parent, ignoreChanges: keptVolumeInputs }),
  );
}
