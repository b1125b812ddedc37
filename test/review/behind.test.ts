import assert from "node:assert/strict";
import { commentText } from "../../tools/review/comment/commentText.ts";
import { reviewOf } from "../../tools/review/reviewOf.ts";
import { recordedRun } from "./reviewed.ts";

describe("the comment of a branch", () => {
  const comment = (lacks?: string) =>
    commentText(
      reviewOf({
        ...{ stack: "dev", commit: "", lacks, time: "2026-11-22T10:15:00.000Z", today: "2026-11-22" },
        ...{ touched: [], strictness: undefined, running: [], planned: [], approvals: [], comparison: undefined },
        run: recordedRun("loses-data"),
        sides: { before: [], after: [] },
      }),
    );

  it("asks for a rebase first where the branch lacks what is deployed, and not to approve what it undoes", () => {
    assert.deepEqual(comment("0123456789abcdef0123456789abcdef01234567").split("\n").slice(6, 9), [
      "**⛔ This branch lacks what is deployed:** `0123456789ab` is deployed, and this branch does not contain it: rebase it on the target branch. Until then, steps below undo what it lacks.",
      "",
      "**⛔ Data will be lost, and nothing approves it:** `gitlab-secrets-root-password`: deleted together with its data. Do not approve it: rebase first, because the deployed commit may need it.",
    ]);
  });

  it("says how to approve a loss otherwise", () => {
    const text = comment();
    assert.ok(!text.includes("lacks"), text);
    assert.match(text, /To approve it, add to approvals in the stack file: resource gitlab-secrets-root-password/);
  });
});
