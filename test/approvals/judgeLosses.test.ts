import assert from "node:assert/strict";
import type { Approval } from "../../config/approval.ts";
import type { DataLoss } from "../../tools/approvals/dataLoss.ts";
import { judgeLosses, losesData } from "../../tools/approvals/judgeLosses.ts";

const loss = (resource: string, action: DataLoss["action"], isRefused = false): DataLoss => ({
  ...{ resource, action, isRefused },
  type: "aws:s3/bucket:Bucket",
  why: "gone",
});
const approval = (resource: string, action: Approval["action"], lastDay = "2026-11-22"): Approval => ({
  ...{ resource, action, lastDay },
  reason: "it is empty by now",
});

describe("the approval of a loss", () => {
  const today = "2026-11-22";

  it("is for exactly its resource and action", () => {
    const judge = (one: Approval) => judgeLosses([loss("a", "delete")], [one], today);
    const held = judge(approval("a", "delete"));
    assert.deepEqual(
      [held.approved, held.unapproved, held.unused, held.past],
      [[{ loss: loss("a", "delete"), approval: approval("a", "delete") }], [], [], []],
    );
    assert.equal(losesData(held), false);
    for (const other of [approval("a", "replace"), approval("a-b", "delete"), approval("A", "delete")]) {
      const { approved, unapproved, unused, past } = judge(other);
      assert.deepEqual([approved, unapproved, unused, past], [[], [loss("a", "delete")], [other], []]);
      assert.equal(losesData({ unapproved }), true);
    }
  });

  it("holds through its last day and not one day longer", () => {
    const judge = (day: string) => judgeLosses([loss("a", "delete")], [approval("a", "delete")], day);
    assert.equal(judge("2026-11-22").approved.length, 1);
    assert.deepEqual(judge("2026-11-23"), {
      approved: [],
      unapproved: [loss("a", "delete")],
      unused: [],
      older: [],
      past: [approval("a", "delete")],
    });
  });

  it("is not one that an earlier change left behind, unless it is written anew", () => {
    const left = approval("a", "delete");
    const judge = (before: readonly Approval[], losses = [loss("a", "delete")]) =>
      judgeLosses(losses, [left], today, before);
    assert.deepEqual(judge([{ ...left }]), {
      approved: [],
      unapproved: [loss("a", "delete")],
      unused: [],
      older: [left],
      past: [],
    });
    for (const other of [{ reason: "it was empty before" }, { lastDay: "2026-11-21" }, { action: "replace" as const }])
      assert.equal(judge([{ ...left, ...other }]).approved.length, 1);
    assert.deepEqual(judge([left], []).unused, [left]);
  });

  it("still holds for an earlier change that waits for its deployment", () => {
    const left = approval("a", "delete");
    const { approved, older } = judgeLosses([loss("a", "delete")], [left], today, [left], [loss("b", "delete")]);
    assert.deepEqual([approved.length, older], [1, []]);
  });

  it("is not what decides where Pulumi refuses the step: the data stays", () => {
    const { unapproved } = judgeLosses([loss("a", "delete", true)], [], today);
    assert.deepEqual([unapproved.length, losesData({ unapproved })], [1, false]);
  });
});
