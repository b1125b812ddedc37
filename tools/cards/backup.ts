import type { Card } from "./card.ts";
import { byUse } from "./charges.ts";
import { guardedBy } from "./guards.ts";
import { deniesLess } from "./policyRules.ts";
import { backsUpLess, selectsLess } from "./rules.ts";
import { less, turned } from "./weakenings.ts";

/** AWS Backup. */
export const backup: Readonly<Record<string, Card>> = {
  "aws:backup/plan:Plan": {
    price: "free",
    sets: ["advancedBackupSettings", "rules", "scanSettings"],
    guardian: "no more snapshots are taken",
    weakenings: [
      less("rules", backsUpLess, "snapshots are taken less often, kept for a shorter time, or copied in another way"),
    ],
  },
  "aws:backup/selection:Selection": {
    price: "free",
    sets: ["conditions", "notResources", "resources", "selectionTags"],
    guardian: "no more snapshots are taken",
    weakenings: [
      {
        properties: ["resources", "notResources", "conditions", "selectionTags"],
        weaker: selectsLess,
        says: "some data may no longer have snapshots",
      },
    ],
    arrow: { from: "resources", to: "planId", label: "snapshots", why: "AWS Backup" },
  },
  "aws:backup/vault:Vault": {
    price: byUse("EBS snapshots", "snapshotGbMonth", "GB-month"),
    data: [
      guardedBy(({ forceDestroy }) => forceDestroy !== true, "cannot be deleted while it holds snapshots"),
      (_vault, all) =>
        all.some(({ type }) => type === "aws:backup/vaultPolicy:VaultPolicy")
          ? "its access policy denies deleting snapshots early"
          : undefined,
    ],
    weakenings: [turned("forceDestroy", true, "it can be deleted together with all its snapshots")],
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    price: "free",
    guardian: "snapshots can be deleted early",
    weakenings: [less("policy", deniesLess, "snapshots can be deleted early")],
  },
};
