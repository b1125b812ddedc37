import assert from "node:assert/strict";
import fc from "fast-check";
import { bucketPlans } from "../../config/decisions/bucketPlans.ts";
import { gitalyBackupDays } from "../../config/gitalyBackupDays.ts";
import { sizes } from "../../config/sizes.ts";
import { tiers } from "../../config/sizes/tiers.ts";
import { group } from "./checking.ts";

const day = 86_400_000;

interface Run {
  /** Since the beginning of 2027, in milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** When S3 deletes an object that expires after some days: at the next midnight (UTC). */
const gone = (written: number, days: number) => Math.ceil((written + days * day) / day) * day;

const monthOf = ({ start }: Run) => new Date(Date.UTC(2027, 0, 1) + start).toISOString().slice(0, 7);

describe("the bucket of Gitaly's backups", () => {
  it("keeps every object that a backup needs for as long as its archive is there", () => {
    const steps = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 7 * 24 }), hours: fc.integer({ min: 0, max: 24 }) }),
      { minLength: 3, maxLength: 120 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 90 }), (gaps, retentionDays) => {
        let next = 0;
        const runs = gaps.map(({ gap, hours }): Run => {
          const start = next;
          next += gap * 3_600_000;
          return { start, end: start + Math.min(hours, gap) * 3_600_000 };
        });
        runs.forEach((run, position) => {
          const chain = runs.slice(0, position + 1).filter((one) => monthOf(one) === monthOf(run));
          const expires = Math.min(...chain.map(({ start }) => gone(start, gitalyBackupDays(retentionDays))));
          const deletes = runs.slice(position + 1).find(({ end }) => end - run.end > retentionDays * day);
          if (deletes) assert.ok(deletes.end <= expires, `${String((deletes.end - expires) / day)} days too early`);
        });
      }),
    );
  });

  it("is there only where Gitaly has nodes of its own", () => {
    const settings = { undeleteDays: 7, backup: group("backup", { retentionDays: 30 }) };
    const plan = (size: (typeof sizes)[number]) =>
      bucketPlans(settings, size).find(({ kind }) => kind === "gitaly-backups");
    for (const size of sizes.filter(({ nodes }) => nodes.box)) assert.equal(plan(size), undefined);
    for (const size of tiers) {
      assert.deepEqual(plan(size), {
        kind: "gitaly-backups",
        expireDays: 69,
        noncurrentDays: 7,
        noncurrentVersions: undefined,
        encryption: "kms",
      });
    }
  });
});
