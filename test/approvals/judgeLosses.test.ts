import assert from "node:assert/strict";
import type { Approval } from "../../config/approval.ts";
import type { DataLoss } from "../../tools/approvals/dataLoss.ts";
import { judgeLosses, losesData, type JudgedLosses } from "../../tools/approvals/judgeLosses.ts";
import type { JudgedApproval } from "../../tools/compare/comparisonModel.ts";
import { approvalWords } from "../../tools/document/changes/approvalWords.ts";

const loss = (resource: string, action: DataLoss["action"], isRefused = false): DataLoss => ({
  ...{ resource, action, isRefused },
  type: "aws:s3/bucket:Bucket",
  why: "gone",
});
const approval = (resource: string, action: Approval["action"], lastDay = "2026-11-22"): Approval => ({
  ...{ resource, action, lastDay },
  reason: "it is empty by now",
});

/** What is judged where the one approval does not let `a` be deleted. */
const nothing = (judged: JudgedApproval): JudgedLosses => ({
  ...{ approved: [], unapproved: [loss("a", "delete")] },
  approvals: [judged],
});

describe("the approval of a loss", () => {
  const today = "2026-11-22";

  it("is for exactly its resource and action", () => {
    const judge = (one: Approval) => judgeLosses([loss("a", "delete")], [one], today);
    const held = judge(approval("a", "delete"));
    assert.deepEqual(held, {
      approved: [{ loss: loss("a", "delete"), approval: approval("a", "delete") }],
      unapproved: [],
      approvals: [{ ...approval("a", "delete"), state: "holds" }],
    });
    assert.equal(losesData(held), false);
    for (const other of [approval("a", "replace"), approval("a-b", "delete"), approval("A", "delete")]) {
      const judged = judge(other);
      assert.deepEqual(judged, nothing({ ...other, state: "unused" }));
      assert.equal(losesData(judged), true);
    }
  });

  it("holds through its last day and not one day longer", () => {
    const judge = (day: string) => judgeLosses([loss("a", "delete")], [approval("a", "delete")], day);
    assert.equal(judge("2026-11-22").approved.length, 1);
    assert.deepEqual(judge("2026-11-23"), nothing({ ...approval("a", "delete"), state: "past" }));
  });

  it("holds from the 90th day before its last day on, and not one day earlier", () => {
    const given = approval("a", "delete", "2027-02-20");
    const judge = (day: string) => judgeLosses([loss("a", "delete")], [given], day);
    assert.equal(judge("2026-11-22").approved.length, 1);
    const tooEarly = judge("2026-11-21");
    assert.deepEqual(tooEarly, nothing({ ...given, state: "tooLong" }));
    assert.deepEqual(tooEarly.approvals.map(approvalWords), [
      "The approval to delete a approves nothing: its lastDay 2027-02-20 is more than 90 days ahead. Choose an earlier day.",
    ]);
  });

  it("is not one that an earlier change left behind, unless it is written anew", () => {
    const left = approval("a", "delete");
    const judge = (before: readonly Approval[], losses = [loss("a", "delete")]) =>
      judgeLosses(losses, [left], today, before);
    assert.deepEqual(judge([{ ...left }]), nothing({ ...left, state: "older" }));
    for (const other of [{ reason: "it was empty before" }, { lastDay: "2026-11-21" }, { action: "replace" as const }])
      assert.equal(judge([{ ...left, ...other }]).approved.length, 1);
    assert.deepEqual(judge([left], []).approvals, [{ ...left, state: "unused" }]);
  });

  it("still holds for an earlier change that waits for its deployment", () => {
    const left = approval("a", "delete");
    const { approvals } = judgeLosses([loss("a", "delete")], [left], today, [left], [loss("b", "delete")]);
    assert.deepEqual(approvals, [{ ...left, state: "holds" }]);
  });

  it("is not what decides where Pulumi refuses the step: the data stays", () => {
    const { unapproved } = judgeLosses([loss("a", "delete", true)], [], today);
    assert.deepEqual([unapproved.length, losesData({ unapproved })], [1, false]);
  });
});
