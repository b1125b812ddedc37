import assert from "node:assert/strict";
import type { SettingChange } from "../../tools/compare/comparisonModel.ts";
import { head } from "../../tools/document/head.ts";
import { planDocument } from "../../tools/document/planDocument.ts";
import { report } from "../../tools/document/report.ts";
import { comparedPlan } from "../tools/comparedPlan.ts";
import { planOf } from "../tools/planOf.ts";

const label = "stack prod";

const larger = () => comparedPlan("prod", {}, { users: "10000" }, label);

const titleOf = (plan: Parameters<typeof head>[0]) => {
  const [title] = head(plan);
  return title?.kind === "title" ? title.text : undefined;
};

describe("the document of a change", () => {
  it("says in its title what changes: one or two short settings, or what it is compared with", async () => {
    const plan = await larger();
    assert.equal(titleOf(plan), "Change of stack prod: users 3,000 → 10,000");
    const { comparison } = plan;
    assert.ok(comparison);
    const titled = (...settings: readonly SettingChange[]) =>
      titleOf({ ...plan, comparison: { ...comparison, settings } });
    const domain = { key: "domain", before: undefined, after: "git.example.com" };
    const many = { key: "gitlabVersion", before: "19.2.1", after: "19.3.0" };
    assert.equal(
      titled(domain, many),
      "Change of stack prod: domain not set → git.example.com, gitlabVersion 19.2.1 → 19.3.0",
    );
    assert.equal(titled(), "Change of stack prod against prod");
    assert.equal(titled(domain, many, many), "Change of stack prod against prod");
    assert.equal(titled({ ...domain, after: "x".repeat(41) }), "Change of stack prod against prod");
    assert.equal(titleOf(await planOf("prod")), "GitLab on AWS: stack prod");
  });

  it("begins with what changes, and has nothing about a first installation", async () => {
    const plan = await larger();
    const blocks = planDocument(plan);
    const ids = blocks.map((block) => (block.kind === "section" ? block.id : block.kind));
    assert.deepEqual(ids.slice(0, 3), ["title", "changes", "findings"]);
    for (const gone of ["box", "first-run", "next"]) assert.ok(!ids.includes(gone), gone);
    for (const format of ["text", "html", "markdown"] as const) {
      const said = await report(format, plan);
      assert.match(said, /Change of stack prod: users 3,000 → 10,000/, format);
      assert.doesNotMatch(said, /At a glance|Before the first pulumi up|First pulumi up|How long the first/, format);
    }
  });
});
