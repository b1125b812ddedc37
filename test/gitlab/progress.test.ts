import assert from "node:assert/strict";
import fc from "fast-check";
import type { NodeState } from "../../gitlab/nodeState.ts";
import { progressOf } from "../../gitlab/progress.ts";

const wanted = { hash: "a".repeat(64), instance: "i-1", since: "2026-11-21T14:00:00Z" };

const state = (change: Partial<NodeState> = {}): NodeState => ({
  format: 1,
  node: "gitaly-1",
  instance: "i-1",
  phase: "converge",
  status: "converging",
  at: "2026-11-21T14:05:00Z",
  hash: wanted.hash,
  version: "19.3.0",
  attempt: 2,
  gaveUp: false,
  gaveUpAt: null,
  reason: null,
  converged: null,
  ...change,
});

describe("the progress of a node", () => {
  for (const [what, published, progress] of [
    ["nothing published", undefined, { kind: "silent" }],
    ["another configuration", state({ hash: "b".repeat(64), status: "converged" }), { kind: "silent" }],
    ["an earlier instance", state({ instance: "i-0", status: "converged" }), { kind: "silent" }],
    ["waiting", state({ hash: null, status: "waiting" }), { kind: "silent" }],
    ["converged", state({ status: "converged" }), { kind: "reached", version: "19.3.0" }],
    ["converging", state(), { kind: "underWay", step: "converging since 2026-11-21T14:05:00Z, attempt 2" }],
    [
      "failed, and trying again",
      state({ status: "failed", reason: "the disk is full" }),
      { kind: "underWay", step: "attempt 2 failed: the disk is full" },
    ],
    [
      "given up before the wait",
      state({ status: "failed", gaveUp: true, at: "2026-11-21T13:59:59Z", reason: "the disk is full" }),
      { kind: "underWay", step: "attempt 2 failed: the disk is full" },
    ],
    [
      "given up since",
      state({ status: "failed", gaveUp: true, reason: "the disk is full" }),
      { kind: "failed", reason: "the disk is full" },
    ],
  ] as const) {
    it(`is ${progress.kind}: ${what}`, () => {
      assert.deepEqual(progressOf(published, wanted), progress);
    });
  }

  it("is never reached or failed by what is about something else", () => {
    const states = fc.record({
      instance: fc.constantFrom("i-0", "i-1"),
      hash: fc.constantFrom("b".repeat(64), wanted.hash, null),
      status: fc.constantFrom("waiting", "converging", "converged", "failed"),
      gaveUp: fc.boolean(),
      at: fc.constantFrom("2026-11-21T13:00:00Z", "2026-11-21T15:00:00Z"),
    });
    fc.assert(
      fc.property(states, (change) => {
        const { kind } = progressOf(state(change), wanted);
        const isAboutIt = change.hash === wanted.hash && change.instance === "i-1";
        assert.ok(kind === "silent" ? !isAboutIt : isAboutIt);
        if (kind === "failed") assert.ok(change.gaveUp && change.at > wanted.since && change.status === "failed");
      }),
    );
  });
});
