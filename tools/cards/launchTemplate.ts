import type { Card } from "./card.ts";

const rolledOut = "nodes that run stay as they are until their group replaces them";

/** Inputs of our templates that make a new version (update function of `aws_launch_template`, 2026-11). */
const versioned = [
  "blockDeviceMappings",
  "ebsOptimized",
  "iamInstanceProfile",
  "imageId",
  "instanceType",
  "metadataOptions",
  "monitoring",
  "networkInterfaces",
  "tagSpecifications",
  "userData",
  "vpcSecurityGroupIds",
] as const;

/** Launch templates. They cost nothing: the groups that use them do. */
export const launchTemplate: Readonly<Record<string, Card>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": {
    price: "free",
    outputs: (_template, say) => ({ latestVersion: say("latestVersion", "1") }),
    renewed: { outputs: ["latestVersion"], by: versioned },
    sets: ["licenseSpecifications", "securityGroupNames", "vpcSecurityGroupIds"],
    interrupts: {
      edited: Object.fromEntries(versioned.map((property) => [property, rolledOut])),
      replaced: "its versions begin with 1 again, and groups that name a later one launch no nodes",
      deleted: "groups that name it launch no nodes any more",
    },
  },
};
