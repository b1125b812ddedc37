import assert from "node:assert/strict";
import fc from "fast-check";
import { databaseDemand } from "../../config/decisions/databaseDemand.ts";
import { fittedGroups } from "../../config/decisions/fittedGroups.ts";
import { ceilingOfRds } from "../../config/decisions/maxConnections.ts";
import type { ScaledGroup } from "../../config/decisions/scaledGroup.ts";
import { scaledRoleNames, type ScaledRole } from "../../config/scaledRole.ts";
import { tiers } from "../../config/sizes/tiers.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";

const form = { highAvailability: "on", gitaly: "cluster" } as const;
const size = tiers.at(-1)!;
const { nodes } = tierArchitecture(size.users, form);

/** A group of any bounds and machines, and whether the stack file says its maximum. */
function anyGroup(role: ScaledRole): fc.Arbitrary<{ readonly group: ScaledGroup; readonly said: boolean }> {
  return fc
    .record({
      min: fc.integer({ min: 1, max: 30 }),
      more: fc.integer({ min: 0, max: 30 }),
      surge: fc.integer({ min: 1, max: 4 }),
      vcpu: fc.constantFrom(2, 4, 8, 16, 32, 64),
      said: fc.boolean(),
    })
    .map(({ min, more, surge, vcpu, said }) => ({
      group: {
        role,
        instanceType: "any",
        vcpu,
        memoryGiB: vcpu * 4,
        rootVolumeGiB: 40,
        min,
        max: min + more,
        surge,
        drainSeconds: 3600,
        launchSeconds: 900,
      },
      said,
    }));
}

describe("the maximum of groups", () => {
  it("is lowered only if the stack file does not say it, no further than needed, and never below the minimum", () => {
    fc.assert(
      fc.property(fc.tuple(...scaledRoleNames.map(anyGroup)), (wanted) => {
        const groups = wanted.map(({ group }) => group);
        const over = { ...nodes };
        for (const { group, said } of wanted) if (said) over[group.role] = { ...over[group.role], max: group.max };
        const total = (some: readonly ScaledGroup[]) => databaseDemand(over, { size, form, groups: some }).total;
        const fitted = fittedGroups(over, { size, form, groups });
        for (const [at, { max, ...rest }] of fitted.entries()) {
          const { group, said } = wanted[at]!;
          assert.deepEqual({ ...rest, max: group.max }, group);
          assert.ok(said ? max === group.max : max >= group.min && max <= group.max);
          if (max === group.max) continue;
          const oneMore = fitted.map((one, index) => (index === at ? { ...one, max: max + 1 } : one));
          assert.ok(total(oneMore) > ceilingOfRds, "one more node would fit");
        }
        const open = fitted.filter(({ min, max }, at) => !wanted[at]!.said && max > min);
        assert.ok(total(fitted) <= ceilingOfRds || open.length === 0, "it could be lowered further");
      }),
      { numRuns: 500 },
    );
  });
});
