import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { peers } from "../../tools/peers/knownPeers.ts";

/** The most that the core may cost in parts of the Toolkit's managed form, at the sizes that were measured. */
const most = 0.78;

/** What the core costs here by number of users, from the page; another test compares it with the program. */
function ownCosts(): ReadonlyMap<string, number> {
  const [, part = ""] =
    /<!-- generated: peers -->(.*?)\n\n/s.exec(readFileSync("docs/prices.md", "utf8").replace("-->\n\n", "-->\n")) ??
    [];
  const number = (cell = "") => Number(cell.replace(",", ""));
  const rows = part.split("\n").filter((line) => /^\| \d/.test(line));
  return new Map(rows.map((line) => line.split("|")).map((cells) => [String(number(cells[1])), number(cells[2])]));
}

describe("the comparison with peers", () => {
  const own = ownCosts();
  const [managed, onEc2] = peers.forms;

  it("has each size that a peer was measured at, or computed for", () => {
    const sizes = peers.forms.flatMap(({ monthly, byRule }) => [...Object.keys(monthly), ...Object.keys(byRule)]);
    assert.deepEqual([...own.keys()].toSorted(), [...new Set(sizes)].toSorted());
  });

  it("has the core at or below the agreed part of the Toolkit's managed form, where that was measured", () => {
    assert.deepEqual(Object.keys(managed?.monthly ?? {}), ["3000", "10000", "50000"]);
    for (const [users, theirs] of Object.entries(managed?.monthly ?? {})) {
      const ratio = (own.get(users) ?? NaN) / theirs;
      assert.ok(ratio > 0.5 && ratio <= most, `${users} users: ${String(ratio)}`);
    }
  });

  it("has it no dearer than the cheapest form of the Toolkit at any size", () => {
    for (const [users, dollars] of own) {
      const theirs = [managed, onEc2].map((form) => form?.monthly[users] ?? form?.byRule[users] ?? NaN);
      assert.ok(dollars <= Math.min(...theirs), `${users} users: ${String(dollars)}, ${theirs.join(", ")}`);
    }
  });
});
