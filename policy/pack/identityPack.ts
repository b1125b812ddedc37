import type { PackedPolicy } from "../packedPolicy.ts";
import { forbidPublicKeys } from "../policies/kms/forbidPublicKeys.ts";
import { keepDeletionWindow } from "../policies/kms/keepDeletionWindow.ts";
import { keepKeys } from "../policies/kms/keepKeys.ts";
import { rotateKeys } from "../policies/kms/rotateKeys.ts";

/** Policies about who may do what, and about the keys that decide who reads what. */
export const identityPack: readonly PackedPolicy[] = [
  {
    name: "kms-forbid-public-keys",
    policy: forbidPublicKeys,
    level: "mandatory",
    severity: "critical",
    description: "No key admits everybody.",
    todo: "Name the principals in the key's policy, or who calls in a condition.",
    frameworks: [
      { name: "FSBP", reference: "KMS.5" },
      { name: "CIS", reference: "2.21" },
    ],
  },
  {
    name: "kms-rotate-keys",
    policy: rotateKeys,
    level: "mandatory",
    severity: "medium",
    description: "Keys rotate by themselves.",
    todo: "Set enableKeyRotation to true.",
    frameworks: [
      { name: "FSBP", reference: "KMS.4" },
      { name: "CIS", reference: "4.6" },
    ],
  },
  {
    name: "kms-keep-keys",
    policy: keepKeys,
    level: "mandatory",
    severity: "critical",
    description: "Nobody loses a key by mistake.",
    todo: "Leave the key on, and keep the check of its policy.",
    frameworks: [{ name: "FSBP", reference: "KMS.3" }],
  },
  {
    name: "kms-keep-deletion-window",
    policy: keepDeletionWindow,
    level: "advisory",
    severity: "medium",
    description: "There is the longest time to take the deletion of a key back.",
    todo: "Leave deletionWindowInDays out, or set it to 30.",
    frameworks: [{ name: "AWS", reference: "KMS developer guide, Delete an AWS KMS key" }],
  },
];
