import { mustConverge } from "./acting.ts";
import type { World } from "./world.ts";
import { newWorld } from "./worlds.ts";

/** A node that runs a version, with the database up and a backup that was just made. */
export async function running(version: string): Promise<World> {
  const world = newWorld();
  world.publish({ version });
  world.put("world/installed", version);
  await mustConverge(world);
  world.put("root/var/opt/gitlab/.gitlab-node/last-backup", `${String(Math.floor(Date.now() / 1000))}\n`);
  world.forgetCalls();
  return world;
}
