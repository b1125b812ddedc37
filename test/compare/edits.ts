import type { ProgramEdit } from "./programEdit.ts";

/** A real edit: values of the stack file, or a change of the program. */
export interface Edit {
  readonly name: string;
  readonly stack: "dev" | "team";
  readonly sets?: Readonly<Record<string, string>>;
  readonly program?: ProgramEdit;
}

/** Edits that people make. test/compare/golden has the exact result of each. */
export const edits: readonly Edit[] = [
  { name: "instance-type", stack: "team", sets: { "nodes.box.instanceType": "c7g.4xlarge" } },
  { name: "other-cpu", stack: "team", sets: { cpu: "x86_64" } },
  { name: "next-size", stack: "dev", sets: { users: "1000" } },
  { name: "volume-size", stack: "team", sets: { "nodes.box.volumeGiB": "500" } },
  { name: "smaller-volume", stack: "team", sets: { "nodes.box.volumeGiB": "200" } },
  { name: "domain", stack: "dev", sets: { domain: "git.example.com" } },
  { name: "cidr", stack: "dev", sets: { "network.cidr": "10.8.0.0/16" } },
  { name: "zone-count", stack: "team", sets: { "network.zones": "2" } },
  { name: "gitlab-version", stack: "dev", sets: { gitlabVersion: "19.3.1" } },
  { name: "tag", stack: "dev", sets: { "tags.team": "platform" } },
  { name: "allowlist", stack: "team", sets: { "allow.ssh": '["203.0.113.0/24", "192.0.2.0/24"]' } },
  {
    name: "lifted-protection",
    stack: "team",
    sets: { "protection.lifted": "true", "protection.reason": "the environment moves elsewhere" },
  },
  { name: "shorter-retention", stack: "team", sets: { "backup.snapshotRetentionDays": "7", undeleteDays: "7" } },
  { name: "new-generation", stack: "team", sets: { "nodes.box.generation": "2" } },
  // its inputs are kept as they were
  { name: "volume-encryption", stack: "team", program: { module: "plainVolume.ts" } },
  { name: "vault-encryption", stack: "team", program: { module: "vaultWithoutKey.ts" } },
  { name: "renamed-resource", stack: "dev", program: { module: "renamedSecret.ts" } },
  { name: "renamed-resource-with-alias", stack: "dev", program: { module: "renamedSecretWithAlias.ts" } },
  { name: "removed-bucket", stack: "team", program: { module: "withoutExternalDiffs.ts" } },
  { name: "script", stack: "dev", program: { added: { "gitlab/scripts/report.sh": "true\n" } } },
];
