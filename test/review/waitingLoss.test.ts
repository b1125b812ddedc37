import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { reviewOf } from "../../tools/review/reviewOf.ts";
import { verdictOf } from "../../tools/review/verdictOf.ts";
import { changed } from "../compare/comparing.ts";
import { recordedRun } from "./reviewed.ts";

const lost = "gitlab-secrets-root-password";
const approval = { resource: lost, action: "delete", reason: "nobody uses it", lastDay: "2026-12-31" } as const;

describe("an approved loss that is merged and waits for its deployment", () => {
  /** Exit code and state of the approval in the review of another change, while the engine still shows the loss. */
  const review = async (before: () => unknown, after: () => unknown) => {
    const made = reviewOf({
      ...{
        stack: "prod",
        commit: "",
        time: "2026-11-22T10:15:00.000Z",
        touched: [],
        strictness: undefined,
        running: [],
      },
      ...{ planned: [], approvals: [approval], approvalsBefore: [approval], today: "2026-11-22" },
      comparison: await changed(before, after),
      run: recordedRun("loses-data"),
      sides: { before: [], after: [] },
    });
    return [verdictOf(made).exitCode, ...made.losses.approvals.map(({ state }) => state)];
  };
  const secret = () => new aws.secretsmanager.Secret(lost);

  it("stops no change that does not cause it", async () => {
    assert.deepEqual(await review(Object, Object), [0, "holds"]);
  });

  it("approves nothing in a change that causes it again", async () => {
    assert.deepEqual(await review(secret, Object), [2, "older"]);
  });
});
