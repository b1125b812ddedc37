import { mustConverge } from "./acting.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { World } from "./world.ts";

/**
 * Gives all tests of a suite one converged node, since a converge takes longer than most tests. Skips the suite where a tool
 * is missing. Call it inside the suite.
 *
 * @param take gets the node before the first test
 */
export function allWithOneWorld(take: (world: World) => void): void {
  let world: World | undefined;
  before(needsNodeTools);
  before(async () => {
    world = new World();
    take(world);
    await mustConverge(world);
  });
  after(() => {
    world?.destroy();
  });
}
