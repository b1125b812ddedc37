import assert from "node:assert/strict";
import { losses } from "../../tools/plan/losses.ts";
import { recordStack } from "../components/recordStack.ts";

/** What is lost when someone deletes data: part, loss, recovery, and the newest writes that go in minutes. */
async function deleted(stack: string, sets: Readonly<Record<string, string>> = {}) {
  const { resources } = await recordStack(stack, sets, "references");
  return losses(resources, "us-east-1", 100)
    .filter(({ scope }) => scope === "deletion")
    .map(({ part, lost, until, figures }) => [
      `${part}: ${lost}; ${until}`,
      figures?.losesMinutes,
      figures?.downMinutes,
    ]);
}

const objects = (days: string) => [
  `objects: nothing, if they are restored within ${days} days; restore the earlier version (docs/operations.md)`,
  undefined,
  undefined,
];
const anew = "restore into a new stack (docs/operations.md)";
const database = [
  `database: at most 5 minutes: it can be taken back to any second of the last 35 days; together with repositories, to the time of their backup; ${anew}`,
  5,
  100,
];
const repositories = (hours: number) => [
  `repositories: what was written after the last backup before that, at most ${String(hours)} hours: an alarm rings if it is older; ${anew}`,
  hours * 60,
  100,
];

describe("what is lost when someone deletes data", () => {
  it("is what the backups of each kind of data do not have, where there are tiers", async () => {
    const cluster = [objects("30"), database, repositories(28)];
    assert.deepEqual(await deleted("prod"), cluster);
    // AWS Backup that saves objects has no repositories.
    assert.deepEqual(await deleted("prod", { "backup.objects": "true" }), cluster);
    assert.deepEqual(await deleted("prod", { "backup.schedule": "0 2,14 * * *" }), [
      objects("30"),
      database,
      repositories(16),
    ]);
    assert.deepEqual(await deleted("prod", { gitaly: "sharded" }), [
      ...cluster,
      [
        "repositories on disks of their own: what was written after the last snapshot before that; restore a snapshot; they are kept for 35 days",
        undefined,
        undefined,
      ],
    ]);
  });

  it("is what came after the last snapshot, where there is a box", async () => {
    assert.deepEqual(await deleted("dev"), [
      objects("30"),
      [
        "repositories and database: what was written after the last snapshot or backup before that; restore a snapshot; they are kept for 30 days",
        1500,
        9,
      ],
    ]);
  });
});
