import assert from "node:assert/strict";
import type { NodeState } from "../../gitlab/nodeState.ts";
import { waitUntilReached, WaitError } from "../../gitlab/waitUntilReached.ts";

const awaited = { node: "gitaly-1", hash: "a".repeat(64), instance: "i-1", log: "Its log is there" };

const converging: NodeState = {
  format: 1,
  node: "gitaly-1",
  instance: "i-1",
  phase: "converge",
  status: "converging",
  at: "2026-11-21T14:00:01Z",
  hash: awaited.hash,
  version: "19.3.0",
  attempt: 1,
  gaveUp: false,
  gaveUpAt: null,
  reason: null,
  converged: null,
};

/** Waits in a world whose clock moves only during pauses. */
async function wait(at: (seconds: number) => NodeState | undefined) {
  const said: string[] = [];
  const pauses: number[] = [];
  let seconds = 0;
  let error: unknown;
  try {
    await waitUntilReached(awaited, {
      read: () => Promise.resolve().then(() => at(seconds)),
      say: (text) => {
        said.push(text);
        return Promise.resolve();
      },
      pause: (more) => {
        pauses.push(more);
        seconds += more;
        return Promise.resolve();
      },
      now: () => Date.parse("2026-11-21T14:00:00Z") + seconds * 1000,
    });
  } catch (thrown) {
    error = thrown;
  }
  return { said, pauses, seconds, error };
}

describe("the wait for a node", () => {
  it("looks often at first, and ends when the node is there", async () => {
    const { said, pauses, error } = await wait((seconds) =>
      seconds < 40 ? converging : { ...converging, status: "converged" },
    );
    assert.equal(error, undefined);
    assert.deepEqual(pauses, [1, 2, 4, 8, 15, 15]);
    assert.deepEqual(said, ["gitaly-1: converging since 2026-11-21T14:00:01Z, attempt 1 (0 min)"]);
  });

  it("says what changes, and the same again every ten minutes", async () => {
    const { said } = await wait((seconds) => {
      if (seconds < 60) return undefined;
      if (seconds < 25 * 60) return converging;
      return { ...converging, status: "converged" };
    });
    assert.deepEqual(said, [
      "waiting for gitaly-1 to start (0 min)",
      "gitaly-1: converging since 2026-11-21T14:00:01Z, attempt 1 (1 min)",
      "gitaly-1: converging since 2026-11-21T14:00:01Z, attempt 1 (11 min)",
      "gitaly-1: converging since 2026-11-21T14:00:01Z, attempt 1 (21 min)",
    ]);
  });

  for (const [what, state, minutes, message] of [
    [
      "a node that never begins",
      undefined,
      75,
      "gitaly-1 has not started to configure itself within 75 minutes: is the instance running, and can it reach S3 and Systems Manager? Its log is there.",
    ],
    [
      "a node that takes too long",
      converging,
      375,
      "gitaly-1 has not reached its configuration within 375 minutes: converging since 2026-11-21T14:00:01Z, attempt 1. Its log is there.",
    ],
    [
      "a node that gives up",
      { ...converging, status: "failed", gaveUp: true, reason: "the disk is full" } as const,
      0,
      "gitaly-1 could not reach its configuration: the disk is full. Its log is there. Fix the cause and run pulumi up again: the node then tries again.",
    ],
  ] as const) {
    it(`ends for ${what}`, async () => {
      const { error, seconds } = await wait(() => state);
      assert.ok(error instanceof WaitError);
      assert.equal(error.message, message);
      assert.equal(Math.floor(seconds / 60), minutes);
    });
  }

  it("outlives four looks in a row that fail, and no more", async () => {
    let looks = 0;
    const failing = (most: number) => {
      looks = 0;
      return wait(() => {
        looks += 1;
        if (looks > 1 && looks <= 1 + most) throw new Error("ExpiredToken");
        return looks === 1 ? converging : { ...converging, status: "converged" };
      });
    };
    assert.equal((await failing(4)).error, undefined);
    assert.match(String((await failing(5)).error), /ExpiredToken/);
  });
});
