import type { SourceEdit } from "./editedCopy.ts";

/** A real edit: values of the stack file, or source. */
export interface Edit {
  readonly name: string;
  readonly stack: "dev" | "prod";
  readonly sets?: Readonly<Record<string, string>>;
  readonly source?: readonly SourceEdit[];
}

const rename = {
  file: "components/data/secrets.ts",
  from: 'secret("root-password", "First',
  to: 'secret("first-password", "First',
};

/** Edits that people make, each of which has its exact result in test/compare/golden. */
export const edits: readonly Edit[] = [
  { name: "instance-type", stack: "prod", sets: { "nodes.box.instanceType": "c7g.4xlarge" } },
  { name: "other-cpu", stack: "prod", sets: { cpu: "x86_64" } },
  { name: "next-size", stack: "dev", sets: { users: "1000" } },
  { name: "volume-size", stack: "prod", sets: { "nodes.box.volumeGiB": "500" } },
  { name: "smaller-volume", stack: "prod", sets: { "nodes.box.volumeGiB": "200" } },
  { name: "domain", stack: "dev", sets: { domain: "git.example.com" } },
  { name: "cidr", stack: "dev", sets: { "network.cidr": "10.8.0.0/16" } },
  { name: "zone-count", stack: "prod", sets: { "network.zones": "2" } },
  { name: "gitlab-version", stack: "dev", sets: { gitlabVersion: "19.3.1" } },
  { name: "tag", stack: "dev", sets: { "tags.team": "platform" } },
  { name: "allowlist", stack: "prod", sets: { "allow.ssh": '["203.0.113.0/24", "192.0.2.0/24"]' } },
  {
    name: "lifted-protection",
    stack: "prod",
    sets: { "protection.lifted": "true", "protection.reason": "the environment moves elsewhere" },
  },
  { name: "shorter-retention", stack: "prod", sets: { "backup.snapshotRetentionDays": "7", undeleteDays: "7" } },
  { name: "new-generation", stack: "prod", sets: { "nodes.box.generation": "2" } },
  {
    name: "volume-encryption", // its inputs are kept as they were
    stack: "prod",
    source: [
      {
        file: "components/nodes/statefulNode.ts",
        from: "        encrypted: true,\n        kmsKeyId",
        to: "        encrypted: false,\n        kmsKeyId",
      },
    ],
  },
  {
    name: "vault-encryption",
    stack: "prod",
    source: [
      { file: "components/data/vault.ts", from: "{ kmsKeyArn: args.keyArn, forceDestroy", to: "{ forceDestroy" },
    ],
  },
  { name: "renamed-resource", stack: "dev", source: [rename] },
  {
    name: "renamed-resource-with-alias",
    stack: "dev",
    source: [
      rename,
      {
        file: "components/data/secrets.ts",
        from: "stateful(args.protection, { parent: this }),\n      );\n    const value",
        to: 'stateful(args.protection, { parent: this, aliases: kind === "first-password" ? [{ name: `${name}-root-password` }] : [] }),\n      );\n    const value',
      },
    ],
  },
  {
    name: "removed-bucket",
    stack: "prod",
    source: [
      { file: "config/decisions/bucketPlans.ts", from: '  "external-diffs",\n', to: "" },
      { file: "gitlab/rb/objects.ts", from: '  external_diffs: "external-diffs",\n', to: "" },
    ],
  },
  {
    name: "script",
    stack: "dev",
    source: [{ file: "gitlab/scripts/report.sh", from: "set -euo pipefail\n", to: "set -euo pipefail\nset -x\n" }],
  },
];
