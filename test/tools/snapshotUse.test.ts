import assert from "node:assert/strict";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { usageFacts } from "../../tools/usage/usageFacts.ts";
import { recordStack } from "../components/recordStack.ts";

/** What AWS Backup costs by use, with the units that a plan assumes. */
async function backupUse(stack: string, sets: Readonly<Record<string, string>>) {
  const { resources } = await recordStack(stack, sets, "references");
  const { byUse } = priceSummary(resources, "us-east-1");
  const rows = byUse.filter(({ key, what }) => key === "snapshotGb" || what.startsWith("AWS Backup"));
  return { gib: usageFacts(resources).savedVolumeGiB, rows: rows.map(({ what, units }) => [what, units]) };
}

describe("the use of AWS Backup", () => {
  it("is nothing where a Gitaly Cluster has only the vault", async () => {
    assert.deepEqual(await backupUse("prod", {}), { gib: 0, rows: [] });
    assert.deepEqual(await backupUse("prod", { users: "50000" }), { gib: 0, rows: [] });
  });

  it("is that of the volumes that a selection names, and of no others", async () => {
    assert.deepEqual(await backupUse("team", {}), { gib: 350, rows: [["EBS snapshots", 228]] });
    const sharded = { gitaly: "sharded", "nodes.monitor.count": "1" };
    assert.deepEqual(await backupUse("prod", sharded), { gib: 1500, rows: [["EBS snapshots", 975]] });
  });
});
