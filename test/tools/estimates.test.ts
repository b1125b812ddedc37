import assert from "node:assert/strict";
import { priceSection } from "../../tools/document/sections/priceSection.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { recordStack } from "../components/recordStack.ts";
import { planOf } from "./planOf.ts";

describe("estimated prices", () => {
  it("are marked in their lines, counted, and said with how they were computed", async () => {
    const { resources } = await recordStack("prod", {}, "references");
    const price = priceSummary(resources, "eu-west-1");
    const lines = price.parts.flatMap((part) => part.lines);
    const marked = lines.filter(({ arithmetic }) => arithmetic.includes(" (estimated)"));
    const keys = resources.filter(({ type }) => type === "aws:kms/key:Key").length;
    assert.ok(keys > 3);
    assert.deepEqual(
      marked.map(({ arithmetic, monthly }) => [arithmetic, monthly]),
      Array.from({ length: keys }, () => ["1 x KMS key at 1.0000 (estimated)", 1]),
    );
    assert.deepEqual([price.estimated, price.atLeast, price.unknown], [keys, false, []]);
    const [list, ...others] = price.sources.filter(({ estimated }) => estimated !== undefined);
    assert.deepEqual(others, []);
    assert.match(list?.estimated ?? "", /^as in us-east-1; backups of databases with the ratio/);
    const said = JSON.stringify(priceSection({ ...(await planOf("prod")), price }));
    assert.ok(said.includes(`$${String(keys)} of the fixed cost a month rests on prices that are estimated.`));
    assert.ok(said.includes(`(small rates, estimated: ${list?.estimated ?? ""})`));
  });

  it("are not there where every price has a source", async () => {
    const plan = await planOf("prod");
    assert.equal(plan.price.estimated, 0);
    assert.ok(!JSON.stringify(priceSection(plan)).includes("estimated"));
  });
});
