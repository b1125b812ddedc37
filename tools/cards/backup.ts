import type { Card } from "./card.ts";
import { referencesIn } from "../recorder/references.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { byUse, unknownUse, type UseRate } from "./charges.ts";
import { guardedBy } from "./guards.ts";
import { deniesLess } from "./policyRules.ts";
import { savedBy } from "../usage/savedBy.ts";
import { backsUpLess, selectsLess } from "./rules.ts";
import { less, turned } from "./weakenings.ts";

/**
 * What it costs to save resources, by their type. AWS' price list of AWS Backup is not among those that are read
 * (tools/prices/wanted.ts); a snapshot of a volume has the price of EBS.
 */
const usesByType: Readonly<Record<string, UseRate>> = {
  "aws:ebs/volume:Volume": byUse("snapshotGb"),
  "aws:s3/bucket:Bucket": unknownUse("AWS Backup: backups of S3, and reading it for them", "GB-month"),
  "aws:rds/instance:Instance": unknownUse("AWS Backup: snapshots of RDS", "GB-month"),
};

const selectionType = "aws:backup/selection:Selection";

/** What a selection saves is billed; a vault alone costs nothing. */
function usesOfSelection(selection: RecordedResource, all: readonly RecordedResource[]): UseRate[] {
  return savedBy(selection, all).flatMap(({ type }) => usesByType[type] ?? []);
}

/** The copies in another region, if a plan makes any. */
function usesOfVault({ mark, inputs: { region } }: RecordedResource, all: readonly RecordedResource[]): UseRate[] {
  const isCopiedTo = ({ type, inputs: { rules } }: RecordedResource) =>
    type === "aws:backup/plan:Plan" && referencesIn(rules).includes(`${mark}.arn`);
  if (typeof region !== "string" || !all.some(isCopiedTo)) return [];
  return [
    unknownUse(`AWS Backup: copies in ${region}`, "GB-month"),
    unknownUse(`AWS Backup: traffic to ${region}`, "GB"),
  ];
}

/** AWS Backup. */
export const backup: Readonly<Record<string, Card>> = {
  "aws:backup/plan:Plan": {
    price: "free",
    sets: ["advancedBackupSettings", "rules", "scanSettings"],
    guardian: "no more snapshots are taken",
    weakenings: [
      less("rules", backsUpLess, "snapshots are taken less often, kept for a shorter time, or copied in another way"),
    ],
    drawn: { tier: "operations", title: "Snapshots" },
  },
  [selectionType]: {
    price: "free",
    use: usesOfSelection,
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
    price: "free",
    use: usesOfVault,
    data: [
      guardedBy(({ forceDestroy }) => forceDestroy !== true, "cannot be deleted while it holds snapshots"),
      (_vault, all) =>
        all.some(({ type }) => type === "aws:backup/vaultPolicy:VaultPolicy")
          ? "its access policy denies deleting snapshots early"
          : undefined,
    ],
    weakenings: [turned("forceDestroy", true, "it can be deleted together with all its snapshots")],
    drawn: {
      tier: "operations",
      title: "Snapshots",
      counted: ["AWS Backup vault", "AWS Backup vaults"],
      also: (all) =>
        all.some((one) => one.type === selectionType && savedBy(one, all).length > 0) ? [] : ["none taken"],
    },
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    price: "free",
    guardian: "snapshots can be deleted early",
    weakenings: [less("policy", deniesLess, "snapshots can be deleted early")],
  },
};
