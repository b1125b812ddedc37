import type { Approval } from "../../config/approval.ts";
import type { Review } from "../../tools/review/reviewModel.ts";
import type { ProgramEdit } from "../compare/programEdit.ts";

/** A merge request on the stack dev, and what the engine said about it. */
export interface Scenario {
  readonly name: string;
  /** A recorded stream of test/review/streams; absent: there are no credentials, so the plan says what happens. */
  readonly stream?: string;
  /** How many lines of it arrived; absent: all. */
  readonly lines?: number;
  readonly sets?: Readonly<Record<string, string>>;
  readonly program?: ProgramEdit;
  readonly approvals?: readonly Approval[];
  readonly strictness?: Review["strictness"];
  /** An exported state of test/review/streams. */
  readonly state?: string;
  readonly exitCode: number;
}

const renamed = { program: { module: "renamedSecret.ts" } };
const approval: Approval = {
  resource: "gitlab-secrets-root-password",
  action: "delete",
  reason: "nobody has used the first password for a year",
  lastDay: "2026-11-30",
};

const strictness = {
  comparedWith: "fedcba9876543210fedcba9876543210fedcba98",
  loosened: ["The policy sqs-advise-key (advisory) is missing."],
};

/** What a merge request can be. The comment of each is in test/review/golden. */
export const scenarios: readonly Scenario[] = [
  { name: "clean", stream: "clean", sets: { undeleteDays: "40" }, exitCode: 0 },
  { name: "clean-without-credentials", sets: { undeleteDays: "40" }, strictness, exitCode: 0 },
  { name: "costly", stream: "costly", sets: { "nodes.box.instanceType": "c7g.4xlarge" }, exitCode: 0 },
  { name: "breaks-rule", stream: "breaks-rule", program: { module: "optionalTokens.ts" }, exitCode: 3 },
  { name: "breaks-rule-without-credentials", program: { module: "optionalTokens.ts" }, exitCode: 3 },
  { name: "loses-data", stream: "loses-data", ...renamed, exitCode: 2 },
  { name: "loses-data-without-credentials", ...renamed, exitCode: 2 },
  { name: "approved-loss", stream: "loses-data", ...renamed, approvals: [approval], exitCode: 0 },
  {
    name: "past-approval",
    stream: "loses-data",
    ...renamed,
    approvals: [{ ...approval, lastDay: "2026-11-21" }],
    exitCode: 2,
  },
  { name: "unused-approval", stream: "clean", sets: { undeleteDays: "40" }, approvals: [approval], exitCode: 0 },
  { name: "refused", stream: "refused", ...renamed, exitCode: 1 },
  { name: "update-running", stream: "clean", sets: { undeleteDays: "40" }, state: "killed-state", exitCode: 0 },
  { name: "killed", stream: "clean", sets: { undeleteDays: "40" }, lines: 6, exitCode: 1 },
];
