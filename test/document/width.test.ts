import assert from "node:assert/strict";
import { report } from "../../tools/document/report.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { terminalWidth } from "../../tools/terminalWidth.ts";
import { comparedPlan } from "../tools/comparedPlan.ts";
import { planOf } from "../tools/planOf.ts";

const plans: Readonly<Record<string, () => Promise<Plan>>> = {
  prod: () => planOf("prod"),
  "a comparison": () => comparedPlan("prod", {}, { "network.cidr": "10.9.0.0/16", "allow.ssh": "[]" }),
};

describe("the width of a text", () => {
  for (const [name, make] of Object.entries(plans))
    for (const columns of [60, 80, 120, 200])
      it(`of ${name} is at most ${String(columns)} characters`, async () => {
        const lines = (await report("text", await make(), { columns })).split("\n");
        assert.deepEqual(
          lines.filter(({ length }) => length > columns),
          [],
        );
        assert.ok(lines.some(({ length }) => length > Math.min(columns, 100) * 0.75));
      });

  it("is that of the terminal, unless COLUMNS says another", () => {
    const width = (columns: number | undefined, said?: string) =>
      terminalWidth({ write: () => true, ...(columns === undefined ? {} : { columns }) }, { COLUMNS: said });
    assert.deepEqual(
      [width(undefined), width(132), width(132, "60"), width(undefined, "200"), width(100, "wide"), width(100, "0")],
      [80, 132, 60, 200, 100, 100],
    );
    assert.equal(width(10), 40);
  });
});
