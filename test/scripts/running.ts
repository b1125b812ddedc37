import { mustConverge } from "./acting.ts";
import type { World } from "./world.ts";
import { newWorld } from "./worlds.ts";

/** A node that runs a version, with the database up. */
export async function running(version: string): Promise<World> {
  const world = newWorld();
  world.publish({ version });
  world.put("world/installed", version);
  await mustConverge(world);
  world.forgetCalls();
  return world;
}
