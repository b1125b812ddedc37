import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world.ts";

/** Name of the backup that {@link backupCopied} copies. */
export const copiedBackup = "toolbox-1-20261121T020000Z-19.3.0-ee";

/** Puts the archives of a backup into the buckets of a new stack, as a person does. */
export function backupCopied(world: World): void {
  world.put(`world/s3/b-backups/${copiedBackup}_gitlab_backup.tar`, "what the backup says about itself");
  world.put(`world/s3/b-gitaly-backups/manifests/default/@hashed/z.git/${copiedBackup}.toml`, "a repository");
  const folder = join(world.world, "s3/b-backups/configuration/toolbox-1");
  const etc = join(world.folder, "old/etc/gitlab");
  for (const made of [folder, etc]) mkdirSync(made, { recursive: true });
  writeFileSync(join(etc, "gitlab-secrets.json"), '{"gitlab_rails": {"secret_key_base": "from the backup"}}');
  writeFileSync(join(world.folder, "old/ssh-host-keys.json"), '{"ssh_host_ed25519_key": "known to all"}');
  const archive = join(folder, `${copiedBackup}.tar`);
  execFileSync("tar", ["--absolute-names", "-cf", archive, etc], { stdio: "pipe" });
  execFileSync("tar", ["--append", "--file", archive, "--directory", join(world.folder, "old"), "ssh-host-keys.json"]);
}
