import type { Card } from "./card.ts";
import { referencesIn } from "../recorder/references.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { byUse, unknownUse, type UseRate } from "./charges.ts";
import { guardedBy } from "./guards.ts";
import { deniesLess } from "./policyRules.ts";
import { backsUpLess, selectsLess } from "./rules.ts";
import { less, turned } from "./weakenings.ts";

/**
 * What backups cost besides snapshots of volumes. AWS' price list of AWS Backup is not among those that are read
 * (tools/prices/wanted.ts).
 */
const usesByType: Readonly<Record<string, UseRate>> = {
  "aws:s3/bucket:Bucket": unknownUse("AWS Backup: backups of S3, and reading it for them", "GB-month"),
  "aws:rds/instance:Instance": unknownUse("AWS Backup: snapshots of RDS", "GB-month"),
};

/** Those for what a selection names. */
function usesOfSaved({ inputs }: RecordedResource, all: readonly RecordedResource[]): UseRate[] {
  const named = ((inputs.resources ?? []) as readonly unknown[]).flatMap((arn) => referencesIn(arn));
  return all.flatMap(({ type, mark }) => {
    const use = usesByType[type];
    return use && named.includes(`${mark}.arn`) ? [use] : [];
  });
}

/** A vault in another region holds copies. */
function usesOfVault({ inputs: { region } }: RecordedResource): UseRate[] {
  if (typeof region !== "string") return [byUse("snapshotGb")];
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
  "aws:backup/selection:Selection": {
    price: "free",
    use: usesOfSaved,
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
    drawn: { tier: "operations", title: "Snapshots", counted: ["AWS Backup vault", "AWS Backup vaults"] },
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    price: "free",
    guardian: "snapshots can be deleted early",
    weakenings: [less("policy", deniesLess, "snapshots can be deleted early")],
  },
};
