import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { GroupPlan } from "../../config/decisions/groupPlan.ts";
import { groupTimes } from "../../config/decisions/groupTimes.ts";
import { rolloutSeconds } from "../../config/decisions/rolloutSeconds.ts";
import { surgePercentage } from "../../config/decisions/surgePercentage.ts";
import { nodesLeftWithoutZone } from "../../config/decisions/zoneLoss.ts";
import { problemText } from "../../config/problem.ts";
import { checkGroup } from "../../config/rules/checkGroup.ts";

const plan: GroupPlan = {
  role: "rails",
  instanceType: "c7g.2xlarge",
  rootVolumeGiB: 40,
  min: 3,
  max: 6,
  surge: 1,
  drainSeconds: 900,
  launchSeconds: 900,
};

const problems = (change: Partial<GroupPlan>) => {
  const found: string[] = [];
  checkGroup({ ...plan, ...change }, (key, value, allowed, fix) => {
    found.push(problemText({ key, value, allowed, fix }));
  });
  return found;
};

describe("the plan of a group", () => {
  for (const fine of [
    {},
    { min: 1, max: 1, surge: 1 },
    { min: 6 },
    { surge: 6 },
    { launchSeconds: 30, drainSeconds: 30 },
    { launchSeconds: 7200, drainSeconds: 7140 },
  ]) {
    it(`may be ${JSON.stringify(fine)}`, () => {
      assert.deepEqual(problems(fine), []);
    });
  }

  const seconds = "Auto Scaling waits neither shorter nor longer for a node.";
  for (const [wrong, ...expected] of [
    [
      { min: 0 },
      "nodes.rails.min: 0. Allowed: a whole number from 1. Without any node of this role GitLab stands still.",
    ],
    [
      { min: 1.5 },
      "nodes.rails.min: 1.5. Allowed: a whole number from 1. Without any node of this role GitLab stands still.",
    ],
    [{ max: 2 }, "nodes.rails.max: 2. Allowed: a whole number from min, 3. Raise max, or lower min."],
    [
      { surge: 0 },
      "nodes.rails.surge: 0. Allowed: a whole number from 1 to max, 6. A new node starts before an old one ends, and Auto Scaling replaces no more than all at a time.",
    ],
    [
      { surge: 7 },
      "nodes.rails.surge: 7. Allowed: a whole number from 1 to max, 6. A new node starts before an old one ends, and Auto Scaling replaces no more than all at a time.",
    ],
    [
      { launchSeconds: 7201, drainSeconds: 7141 },
      `nodes.rails.launchSeconds: 7201. Allowed: a whole number of seconds from 30 to 7200. ${seconds}`,
      `nodes.rails.drainSeconds: 7141. Allowed: a whole number of seconds from 30 to 7140. ${seconds}`,
    ],
    [
      { launchSeconds: 29, drainSeconds: 29 },
      `nodes.rails.launchSeconds: 29. Allowed: a whole number of seconds from 30 to 7200. ${seconds}`,
      `nodes.rails.drainSeconds: 29. Allowed: a whole number of seconds from 30 to 7140. ${seconds}`,
    ],
  ] as const) {
    it(`may not be ${JSON.stringify(wrong)}`, () => {
      assert.deepEqual(problems(wrong), expected);
    });
  }

  it("leads to times that outlast each other", () => {
    assert.deepEqual(groupTimes(plan), {
      launch: 900,
      termination: 960,
      capacity: 2400,
      warmup: 300,
      healthGrace: 1200,
      detach: 1500,
      deletion: 3360,
    });
  });

  for (const [change, replacements] of [
    [{ max: 1, surge: 1 }, 1],
    [{ max: 2, surge: 1 }, 2],
    [{ max: 6, surge: 1 }, 6],
    [{ max: 6, surge: 2 }, 6], // a third of six is rounded down
    [{ max: 8, surge: 2 }, 7], // seven nodes have room for one more, eight for two
    [{ max: 6, surge: 6 }, 1],
  ] as const) {
    it(`takes ${String(replacements)} replacements in a row for ${JSON.stringify(change)}, and one launch more`, () => {
      assert.equal(rolloutSeconds({ ...plan, ...change }), replacements * (900 + 300 + 960) + 900);
    });
  }

  it("never says that a rollout may take longer than the service that waits for it", () => {
    assert.equal(rolloutSeconds({ ...plan, drainSeconds: 7140 }), 19_800);
    const [, hours] = /TimeoutStartSec=(\d+)h/.exec(readFileSync("gitlab/units/gitlab-converge.service", "utf8"))!;
    assert.ok(19_800 < Number(hours) * 3600);
  });

  it("never runs more than maximum and surge, and uses the surge at the maximum", () => {
    for (let max = 1; max <= 60; max += 1) {
      for (let surge = 1; surge <= max; surge += 1) {
        const percentage = surgePercentage({ max, surge });
        const most = (desired: number) => Math.max(Math.floor((desired * percentage) / 100), desired + 1);
        assert.ok(percentage <= 200);
        for (let desired = 1; desired <= max; desired += 1) assert.ok(most(desired) <= max + surge);
        if (max <= 10) assert.ok(Math.ceil((max * percentage) / 100) >= max + Math.min(surge, 1));
      }
    }
    assert.deepEqual(
      [
        [6, 1],
        [6, 2],
        [3, 3],
        [4, 1],
      ].map(([max = 0, surge = 0]) => surgePercentage({ max, surge })),
      [116, 133, 200, 125],
    );
  });

  for (const [min, zones, left] of [
    [3, 3, 2],
    [2, 3, 1],
    [2, 2, 1],
    [1, 3, 0],
    [3, 1, 0],
    [4, 3, 2],
    [6, 3, 4],
  ] as const) {
    it(`keeps ${String(left)} of ${String(min)} nodes when one of ${String(zones)} zones fails`, () => {
      assert.equal(nodesLeftWithoutZone({ min }, zones), left);
    });
  }
});
