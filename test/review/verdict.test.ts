import assert from "node:assert/strict";
import type { Approval } from "../../config/approval.ts";
import { reviewOf } from "../../tools/review/reviewOf.ts";
import { verdictOf } from "../../tools/review/verdictOf.ts";
import { recordedRun } from "./reviewed.ts";

describe("the verdict of a review", () => {
  it("says why an approval does not approve the loss that it names", () => {
    const approval: Approval = {
      resource: "gitlab-secrets-root-password",
      action: "delete",
      reason: "nobody has used it for a year",
      lastDay: "2999-12-31",
    };
    const other = { ...approval, resource: "gitlab-objects" };
    const review = reviewOf({
      ...{
        stack: "dev",
        commit: "",
        lacks: undefined,
        time: "",
        running: [],
        touched: [],
        strictness: undefined,
        comparison: undefined,
      },
      ...{ run: recordedRun("loses-data"), planned: [], approvals: [approval, other], today: "2026-11-22" },
      sides: { before: [], after: [] },
    });
    const { exitCode, reasons } = verdictOf(review);
    assert.deepEqual(
      [exitCode, reasons],
      [
        2,
        [
          "Nothing approves to delete gitlab-secrets-root-password, which holds or protects data.",
          "The approval to delete gitlab-secrets-root-password approves nothing: its lastDay 2999-12-31 is more than 90 days ahead. Choose an earlier day.",
        ],
      ],
    );
  });
});
