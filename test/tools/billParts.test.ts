import assert from "node:assert/strict";
import { shortItems } from "../../tools/document/sections/shortItems.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { recordStack } from "../components/recordStack.ts";
import { planOf } from "./planOf.ts";

const small = ["Network", "Load balancers", "Alarms and logs", "Keys, secrets and names", "Bastion"];

describe("the parts of the bill", () => {
  it("have people's words, dearest first, and none is left over", async () => {
    const sets = { users: "50000", "nodes.monitor.count": "1" };
    const { parts } = priceSummary((await recordStack("prod", sets, "references")).resources, "us-east-1");
    assert.deepEqual(
      parts.map(({ part }) => part),
      [
        "Web and Git (Rails)",
        "Repositories (Gitaly)",
        "Database",
        "Read replicas",
        "Cache",
        "Background jobs (Sidekiq)",
        "Repository router (Praefect)",
        "Toolbox",
        "Monitor",
        ...small,
      ],
    );
  });

  it("are few for a box, which does it all", async () => {
    const { price } = await planOf("team");
    assert.deepEqual(price.parts.map(({ part }) => part).toSorted(), ["GitLab on one node", ...small].toSorted());
    const { resources } = await recordStack("prod", { gitaly: "sharded" }, "references");
    const names = priceSummary(resources, "us-east-1").parts.map(({ part }) => part);
    assert.ok(names.includes("Repositories (Gitaly)") && !names.includes("GitLab on one node"));
  });

  it("sum up what their items cost, with all alarms in one line where people read", async () => {
    const { price } = await planOf("prod");
    for (const { part, monthly, lines } of price.parts) {
      const sum = lines.reduce((total, line) => total + line.monthly, 0);
      assert.ok(Math.abs(sum - monthly) < 0.01, part);
      const shown = shortItems(lines).reduce((total, item) => total + item.monthly, 0);
      assert.ok(Math.abs(shown - monthly) < 0.01, part);
    }
    const alarms = price.parts.find(({ part }) => part === "Alarms and logs")?.lines ?? [];
    const count = new Set(alarms.map(({ resource }) => resource)).size;
    assert.ok(count > 50 && alarms.length > count, String(count));
    const [line, ...others] = shortItems(alarms);
    assert.deepEqual([line?.of, others], [`${String(count)} alarms and their metrics`, []]);
  });
});
