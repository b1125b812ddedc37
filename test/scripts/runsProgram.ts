import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world.ts";

/**
 * Lets Gitaly run on a node.
 *
 * @param world the node
 * @param program what Linux says the process runs; after another package was installed: `(deleted)`
 */
export function runsProgram(world: World, program: string): void {
  world.put("root/var/opt/gitlab/gitaly/gitaly.pid", "4711\n");
  world.put("root/proc/4711/status", "");
  world.remove("root/proc/4711/exe");
  symlinkSync(program, join(world.root, "proc/4711/exe"));
}
