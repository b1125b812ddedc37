import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** By type: the input with the key. */
const inputs: Readonly<Record<string, string>> = {
  "aws:backup/vault:Vault": "kmsKeyArn",
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": "encryptionKeyArn",
};

/** Recovery points are encrypted with a customer key. Snapshots of volumes keep the key of their volume, which has its own rule. */
export const requireVaultKey: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(inputs),
  check: (resource) => judgeOwnKey(resource, Reading.of(resource.props).at(inputs[resource.type] ?? "")),
};
