import assert from "node:assert/strict";
import { committedHour, commitmentYears } from "../../tools/prices/knownCommitments.ts";
import { instanceHour } from "../../tools/prices/knownPrices.ts";
import commitmentData from "../../tools/prices/commitments.json" with { type: "json" };
import { planOf } from "./planOf.ts";

describe("commitments", () => {
  it("cost less than on demand, and three years less than one", () => {
    for (const { region, instanceHour: hours } of commitmentData.lists) {
      for (const type of Object.keys(hours)) {
        const onDemand = instanceHour(type, region)?.dollars ?? NaN;
        const [one, three] = commitmentYears.map((years) => committedHour(type, region, years)?.dollars ?? NaN);
        assert.ok(one && three && three < one && one < onDemand, `${type} in ${region}`);
        assert.ok(three / onDemand > 0.3, `${type} in ${region}: ${String(three / onDemand)} of ${String(onDemand)}`);
      }
    }
  });

  it("are those that the lists have, with what is paid upfront spread over the term", () => {
    // 0.0326 an hour and 856 upfront for three years
    assert.equal(committedHour("db.m6g.large", "us-east-1", 3)?.dollars, 0.06521);
    assert.equal(committedHour("db.m6g.large", "us-east-1", 1)?.dollars, 0.1018);
    assert.equal(committedHour("cache.m7g.large", "eu-west-1", 1)?.dollars, 0.0944);
    assert.equal(committedHour("c7g.large", "us-east-1", 1), undefined);
    assert.equal(committedHour("db.m6g.large", "us-east-1", 2), undefined);
  });

  it("save on what always runs, and name what stays on demand", async () => {
    const { price } = await planOf("prod");
    const [one, three] = price.commitments;
    assert.ok(one && three);
    const hours = 730;
    const saved = (2 * (0.225 - 0.1298) + 3 * (0.1192 - 0.0816)) * hours;
    assert.deepEqual([one.years, three.years], [1, 3]);
    assert.equal(one.saved, Math.round(saved * 100) / 100);
    assert.equal(one.monthly, Math.round((price.monthly - saved) * 100) / 100);
    assert.ok(three.saved > one.saved);
    assert.equal(one.firstDay, 0);
    const database = committedHour("db.r6g.large", "us-east-1", 3)?.dollars ?? NaN;
    assert.equal(
      three.firstDay,
      Math.round(database * hours * 36 * 100) / 100,
      "half of two servers; the cache has none",
    );
    assert.deepEqual(one.unknown.toSorted(), ["c7g.2xlarge", "c7g.large", "m7g.large", "m7g.xlarge", "t4g.micro"]);
    assert.equal(
      one.covered.find((text) => text.includes("db.")),
      "2 x db.r6g.large at 0.1298 instead of 0.2250, nothing upfront (RDS for PostgreSQL, reserved, in one zone, 2022-11-30)",
    );
    assert.deepEqual((await planOf("team")).price.commitments, [], "a box has nothing to reserve with a known price");
  });
});
