import { needsNodeTools } from "./needsNodeTools.ts";
import { World } from "./world.ts";

const worlds: World[] = [];

/** A node that lasts until the test ends, in a suite that calls `eachWithNewWorlds`. */
export function newWorld(): World {
  const world = new World();
  worlds.push(world);
  return world;
}

/** Skips a suite where a tool is missing, and removes the nodes of a test after it. Call it inside the suite. */
export function eachWithNewWorlds(): void {
  before(needsNodeTools);
  afterEach(() => {
    for (const world of worlds.splice(0)) world.destroy();
  });
}
