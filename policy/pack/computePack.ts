import type { PackedPolicy } from "../packedPolicy.ts";
import { askBalancer } from "../policies/autoscaling/askBalancer.ts";
import { propagateTags } from "../policies/autoscaling/propagateTags.ts";
import { spanZones } from "../policies/autoscaling/spanZones.ts";
import { useLaunchTemplates } from "../policies/autoscaling/useLaunchTemplates.ts";
import { backUpVolumes } from "../policies/ebs/backUpVolumes.ts";
import { encryptDisks } from "../policies/ec2/encryptDisks.ts";
import { forbidPublicAddresses } from "../policies/ec2/forbidPublicAddresses.ts";
import { forbidPublicImages } from "../policies/ec2/forbidPublicImages.ts";
import { keepSourceCheck } from "../policies/ec2/keepSourceCheck.ts";
import { knowLaunchTemplates } from "../policies/ec2/knowLaunchTemplates.ts";
import { limitMetadataHops } from "../policies/ec2/limitMetadataHops.ts";
import { manageInstances } from "../policies/ec2/manageInstances.ts";
import { requireEbsOptimization } from "../policies/ec2/requireEbsOptimization.ts";
import { requireInstanceProfile } from "../policies/ec2/requireInstanceProfile.ts";
import { requireMetadataTokens } from "../policies/ec2/requireMetadataTokens.ts";

/** Policies about instances, their disks and groups, and what launches and builds them. */
export const computePack: readonly PackedPolicy[] = [
  {
    name: "ec2-require-metadata-tokens",
    policy: requireMetadataTokens,
    level: "mandatory",
    severity: "high",
    description: "Instances and what launches them accept version 2 of the instance metadata service only.",
    todo: 'Set httpTokens to "required" in the metadata options.',
    frameworks: ["FSBP EC2.8", "FSBP EC2.170", "FSBP AutoScaling.3", "CIS 6.7"],
  },
  {
    name: "ec2-limit-metadata-hops",
    policy: limitMetadataHops,
    level: "mandatory",
    severity: "high",
    description: "Answers of the instance metadata service reach the instance only, and no container on it.",
    todo: "Set httpPutResponseHopLimit to 1 in the metadata options.",
    frameworks: ["FSBP AutoScaling.4"],
  },
  {
    name: "ec2-forbid-public-addresses",
    policy: forbidPublicAddresses,
    level: "mandatory",
    severity: "high",
    description: "Instances have no public address.",
    todo: "Set associatePublicIpAddress to false, and let people in through a load balancer or Session Manager.",
    frameworks: ["FSBP EC2.9", "FSBP EC2.25", "FSBP AutoScaling.5"],
  },
  {
    name: "ec2-encrypt-disks",
    policy: encryptDisks,
    level: "mandatory",
    severity: "high",
    description: "Every disk, and every copy of one, is encrypted.",
    todo: "Set encrypted to true, and kmsKeyId to a key of your own.",
    frameworks: ["FSBP EC2.3", "FSBP EC2.181", "CIS 6.1.1"],
  },
  {
    name: "ec2-forbid-public-images",
    policy: forbidPublicImages,
    level: "mandatory",
    severity: "critical",
    description: "No image and no snapshot is public.",
    todo: "Share it with accounts by their number, and block public sharing.",
    frameworks: ["FSBP EC2.1"],
  },
  {
    name: "ec2-require-ebs-optimization",
    policy: requireEbsOptimization,
    level: "mandatory",
    severity: "low",
    description: "Traffic to disks has a bandwidth of its own.",
    todo: "Set ebsOptimized to true.",
    frameworks: ["AWS EC2 user guide, Amazon EBS-optimized instances"],
  },
  {
    name: "ec2-require-instance-profile",
    policy: requireInstanceProfile,
    level: "mandatory",
    severity: "medium",
    description: "Instances act through a role.",
    todo: "Create a role with an instance profile, and set iamInstanceProfile.",
    frameworks: ["CIS 2.16"],
  },
  {
    name: "ec2-manage-instances",
    policy: manageInstances,
    level: "mandatory",
    severity: "medium",
    description: "Systems Manager manages every instance.",
    todo: "Give the role of the instance the rights of AmazonSSMManagedInstanceCore that it needs.",
    frameworks: ["FSBP SSM.1"],
  },
  {
    name: "ec2-keep-source-check",
    policy: keepSourceCheck,
    level: "mandatory",
    severity: "high",
    description: "Instances send and receive in their own name only.",
    todo: "Leave sourceDestCheck on, and route through a NAT gateway.",
    frameworks: ["FSBP EC2.180"],
  },
  {
    name: "ec2-know-launch-templates",
    policy: knowLaunchTemplates,
    level: "advisory",
    severity: "medium",
    description: "Instances start from launch templates of the same stack, where the rules about instances see them.",
    todo: "Make the launch template in this stack, or run the pack on the stack that makes it.",
    frameworks: ["FSBP EC2.170"],
  },
  {
    name: "ebs-back-up-volumes",
    policy: backUpVolumes,
    level: "mandatory",
    severity: "high",
    description: "Every volume is in a backup plan, or a tag says what saves it.",
    todo: "Name the volume in a selection of AWS Backup, or tag it with backup.",
    frameworks: ["FSBP EC2.28"],
  },
  {
    name: "autoscaling-use-launch-templates",
    policy: useLaunchTemplates,
    level: "mandatory",
    severity: "medium",
    description: "Auto Scaling groups launch from templates.",
    todo: "Write the launch configuration as ec2.LaunchTemplate, and name it in the group.",
    frameworks: ["FSBP AutoScaling.9"],
  },
  {
    name: "autoscaling-span-zones",
    policy: spanZones,
    level: "mandatory",
    severity: "medium",
    description: "An Auto Scaling group of several instances is in several zones.",
    todo: "Give it a subnet in each of two zones or more.",
    frameworks: ["FSBP AutoScaling.2"],
  },
  {
    name: "autoscaling-ask-balancer",
    policy: askBalancer,
    level: "mandatory",
    severity: "low",
    description: "An Auto Scaling group behind a load balancer judges its instances by the load balancer's checks.",
    todo: 'Set healthCheckType to "ELB".',
    frameworks: ["FSBP AutoScaling.1"],
  },
  {
    name: "autoscaling-propagate-tags",
    policy: propagateTags,
    level: "mandatory",
    severity: "low",
    description: "What an Auto Scaling group launches has its tags.",
    todo: "Give the group tags with propagateAtLaunch: true.",
    frameworks: ["AWS EC2 Auto Scaling user guide, Tag Auto Scaling groups and instances"],
  },
];
