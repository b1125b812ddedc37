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
      less("rules", backsUpLess, "snapshots are taken less often, kept for less long, or not copied as before"),
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
        says: "something perhaps has no snapshots any more",
      },
    ],
    arrow: { from: "resources", to: "planId", label: "snapshots", why: "AWS Backup" },
  },
  "aws:backup/vault:Vault": {
    price: byUse("snapshots", "snapshotGbMonth", "GB-month"),
    data: [
      guardedBy(({ forceDestroy }) => forceDestroy !== true, "not deleted while it holds snapshots"),
      (_vault, all) =>
        all.some(({ type }) => type === "aws:backup/vaultPolicy:VaultPolicy")
          ? "nobody may delete a snapshot before its time"
          : undefined,
    ],
    weakenings: [turned("forceDestroy", true, "it may be deleted with all snapshots in it")],
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    price: "free",
    guardian: "snapshots may be deleted before their time",
    weakenings: [less("policy", deniesLess, "snapshots may be deleted before their time")],
  },
};
