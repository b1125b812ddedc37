import type { PackedPolicy } from "../packedPolicy.ts";
import { requireMetadataTokens } from "../policies/ec2/requireMetadataTokens.ts";

/** Policies about instances, their disks, and what launches and builds them. */
export const computePack: readonly PackedPolicy[] = [
  {
    name: "ec2-require-metadata-tokens",
    policy: requireMetadataTokens,
    level: "mandatory",
    severity: "high",
    description: "Instances and what launches them accept version 2 of the instance metadata service only.",
    todo: 'Set httpTokens to "required" in the metadata options.',
    frameworks: [
      { name: "FSBP", reference: "EC2.8" },
      { name: "FSBP", reference: "EC2.170" },
      { name: "FSBP", reference: "AutoScaling.3" },
      { name: "CIS", reference: "6.7" },
    ],
  },
];
