import assert from "node:assert/strict";
import fc from "fast-check";
import { groupTimeRanges, groupTimes } from "../../config/decisions/groupTimes.ts";
import { jobSeconds, servingSeconds } from "../../gitlab/leavingTimes.ts";

describe("the times of a node that leaves", () => {
  it("are two and a half minutes to serve on, and all but half a minute for jobs, of an hour", () => {
    assert.deepEqual([servingSeconds(3600), jobSeconds(3600)], [150, 3570]);
  });

  it("leave half of the time to work that is under way, and end before the hook, whatever the plan says", () => {
    fc.assert(
      fc.property(fc.integer(groupTimeRanges.drainSeconds), (drainSeconds) => {
        const hook = groupTimes({ launchSeconds: 900, drainSeconds }).termination;
        assert.ok(servingSeconds(drainSeconds) <= drainSeconds / 2);
        assert.ok(jobSeconds(drainSeconds) > 0 && jobSeconds(drainSeconds) + 5 < drainSeconds);
        assert.ok(drainSeconds < hook);
      }),
    );
  });
});
