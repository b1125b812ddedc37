import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cutsOf } from "./cuts.ts";
import { groupWorld } from "./groupWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { snapshot } from "./snapshot.ts";
import { World } from "./world.ts";

/** Nodes that start from nothing, and the states at least that their calls find. */
const nodes = [
  ["the box", () => new World(), 30],
  ["a Rails node", () => groupWorld("rails"), 20],
] as const;

/** Of every so many states, one is compared with what a kill really leaves. */
const stride = 6;

/** Files of ours on the root disk that have a key or password, or a part of one. */
function secretsOnDisk(world: World): string[] {
  const secrets = globSync(join(world.world, "secrets", "*"))
    .flatMap((file) => readFileSync(file, "utf8").match(/[^\s"{}:,\\]{6,}/g) ?? [])
    .filter((part) => !/^(current|secret_|gitlab_|ssh_host_|BEGIN|PRIVATE|OPENSSH|-+)/.test(part));
  return globSync(join(world.root, "var/lib/**/*"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => secrets.some((secret) => readFileSync(file, "utf8").includes(secret)));
}

describe("converge, cut off", function () {
  this.timeout(600_000);
  before(needsNodeTools);

  for (const [name, newNode, least] of nodes) {
    it(`reaches the same state when it was killed at any call: ${name}`, async () => {
      const world = newNode();
      const cuts = await cutsOf(world, (on, environment) => on.bootstrap([], environment));
      const wanted = snapshot(world);
      assert.ok(cuts.length > least, `only ${String(cuts.length)} states were seen`);
      for (const { at, call, restore } of cuts) {
        restore();
        assert.deepEqual(secretsOnDisk(world), [], `after a cut at call ${String(at)} (${call})`);
        const after = await world.bootstrap();
        assert.equal(after.code, 0, `after a cut at call ${String(at)} (${call}): ${after.output}`);
        assert.deepEqual(snapshot(world), wanted, `after a cut at call ${String(at)} (${call})`);
      }
      world.destroy();
    });

    it(`is left by a kill as it was recorded: ${name}`, async () => {
      const world = newNode();
      const cuts = await cutsOf(world, (on, environment) => on.bootstrap([], environment));
      for (const { at, call, restore } of cuts.filter((_, position) => position % stride === 0)) {
        const killed = newNode();
        const { code, output } = await killed.bootstrap([], { KILL_AT: String(at) });
        assert.equal(code, null, `call ${String(at)} was not killed: ${output}`);
        restore();
        assert.deepEqual(snapshot(killed), snapshot(world), `a cut at call ${String(at)} (${call})`);
        killed.destroy();
      }
      world.destroy();
    });
  }
});
