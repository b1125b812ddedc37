import { chmodSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../gitlab/bundle.ts";
import { roles } from "../../gitlab/roles.ts";
import { toolboxArchitecture as architecture, toolboxEndpoints } from "./toolboxWorld.ts";
import type { Ended, World } from "./world.ts";

const node = architecture.namedNodes.find(({ role }) => role === "toolbox")!;

/** Where a toolbox in {@link toolboxOn} has its scripts. */
const release = "opt/gitlab-node/current";

/**
 * Lays out a toolbox with its scripts, which takes much less than a converge.
 *
 * @param world gets the files of its bundle, the secrets that it reads, and a server that answers
 * @param restored whether the database server was made from a snapshot
 */
export function toolboxOn(world: World, restored = false): void {
  const { database, ...others } = toolboxEndpoints;
  const { files } = JSON.parse(
    bundle(architecture, roles.toolbox, node, { ...others, database: { ...database!, restored } }),
  ) as { files: readonly { readonly path: string; readonly content: string }[] };
  for (const { path, content } of files) world.put(`root/${release}/${path}`, content);
  world.put("root/etc/gitlab/node-secrets.json", '{"gitlabDatabase": {"current": "a", "a": "letters", "b": "digits"}}');
  world.put("root/etc/gitlab/gitlab-secrets.json", '{"gitlab_rails": {"secret_key_base": "old"}}');
  world.put("world/secrets/ssh-host-keys", '{"ssh_host_ed25519_key": "host key"}');
  world.put("world/secrets/master", "for the master");
  psqlAnswers(world, 'cat >>"$WORLD/statements"; echo 1');
}

/** What psql does from now on, as Bash. */
export function psqlAnswers(world: World, script: string): void {
  world.put("world/psql", `#!/bin/bash\n${script}\n`);
  chmodSync(join(world.folder, "world/psql"), 0o755);
}

/** Runs one of its scripts. */
export function runOn(
  world: World,
  script: "backup" | "report" | "restore",
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return world.run(`${release}/${script}`, args, { PSQL: join(world.folder, "world/psql"), ...environment });
}

/** What has been recorded about the database; `undefined`: nothing. */
export function recordOf(world: World, name: string): string | undefined {
  const path = `world/s3/b-configuration/records/${name}`;
  return world.has(path) ? world.read(path).trim() : undefined;
}

/** Records it. */
export function recordOn(world: World, records: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(records))
    world.put(`world/s3/b-configuration/records/${name}`, `${value}\n`);
}
