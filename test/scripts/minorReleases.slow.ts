import assert from "node:assert/strict";
import { refusal } from "./acting.ts";
import { recordOn } from "./laidOutToolbox.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

/** Why the toolbox refuses a release, where another one has seen the database and has finished. */
function asked(seen: string, wanted: string): Promise<string | undefined> {
  const world = newWorld();
  const background = JSON.stringify({ version: seen, open: 0, failed: 0, at: "T" });
  recordOn(world, { version: seen, migrated: seen, "migrations.json": background });
  return refusal(world, "RECORDS=bucket; query_database() { return 1; }; check_version", wanted);
}

describe("an upgrade of nodes that serve meanwhile", function () {
  this.timeout(60_000);
  eachWithNewWorlds();

  for (const [seen, wanted, first] of [
    ["19.3.0", "19.5.0", "19.4"],
    ["19.2.1", "19.5.3", "19.3"], // a box may
    ["19.10.4", "20.0.0", "19.11"],
    ["19.11.2", "20.1.0", "20.0"],
    ["19.11.2", "20.2.1", "20.0"],
  ] as const) {
    it(`does not go from ${seen} to ${wanted}`, async () => {
      assert.equal(
        await asked(seen, wanted),
        `GitLab ${wanted} cannot follow ${seen} directly: set gitlabVersion to the newest ${first} first`,
      );
    });
  }

  for (const [seen, wanted] of [
    ["19.3.0", "19.3.7"],
    ["19.3.0", "19.4.2"],
    ["19.9.3", "19.10.0"],
    ["19.11.5", "20.0.1"],
  ] as const) {
    it(`goes from ${seen} to ${wanted}`, async () => {
      assert.equal(await asked(seen, wanted), undefined);
    });
  }
});
