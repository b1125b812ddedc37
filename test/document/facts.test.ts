import assert from "node:assert/strict";
import { markdown } from "../../tools/document/markdown/markdown.ts";
import { page } from "../../tools/document/page/page.ts";
import { planDocument } from "../../tools/document/planDocument.ts";
import { text } from "../../tools/document/text/text.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { comparedPlan } from "../tools/comparedPlan.ts";

describe("a document", () => {
  it("loses no word in any medium", async () => {
    const document = planDocument(await changedPlan());
    const written = {
      text: text(document, { columns: 200 }),
      markdown: markdown(document).replaceAll("\\", ""),
      html: plainly(page(document)),
    };
    for (const medium of ["text", "markdown", "html"] as const) {
      const said = written[medium].toLowerCase();
      const missing = document.flatMap((block) => words(block, medium)).filter((word) => !said.includes(word));
      assert.deepEqual([...new Set(missing)], [], medium);
      const titles = document.flatMap((block) => (block.kind === "section" ? [block.title.toLowerCase()] : []));
      const places = titles.map((title) => said.search(new RegExp(`(\n|\n### |<summary>|-title">)${title}(\n|<)`)));
      assert.ok(
        places.every((place, at) => place > (places[at - 1] ?? 0)),
        `${medium}: one order`,
      );
    }
  });

  it("says every text of the facts", async () => {
    const plan = await changedPlan();
    // The document of a change has nothing about a first installation.
    const pages = [plan, { ...plan, comparison: undefined }].map((one) => page(planDocument(one)));
    const said = plainly(pages.join("\n")).replaceAll(/<[^>]*>/g, "");
    const { outputs, resources, ...others } = plan;
    const facts = textsOf({
      ...others,
      diagram: {},
      picture: {},
      next: outputs.next,
      components: resources.tree.components,
    });
    const missing = facts.filter((fact) => !said.includes(fact)).map((fact) => fact.slice(0, 100));
    assert.deepEqual([...new Set(missing)], []);
    assert.ok(facts.length > 900, String(facts.length));
  });
});

/** A plan of team that changes everything it can: data, addresses, prices, texts. */
function changedPlan(): Promise<Plan> {
  const lifted = { "protection.lifted": "true", "protection.reason": "it moves elsewhere" };
  const sets = {
    "nodes.box.instanceType": "c7g.4xlarge",
    "backup.snapshotRetentionDays": "7",
    "allow.ssh": "[]",
    ...lifted,
  };
  return comparedPlan("team", {}, sets);
}

function plainly(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&amp;", "&").replaceAll("&quot;", '"');
}

/** Every text in facts, except choices, types, the files that prices are from, and both sides of lines that are shown. */
function textsOf(facts: unknown): string[] {
  if (typeof facts === "string") return [facts];
  if (typeof facts !== "object" || facts === null) return [];
  const untold = ["kind", "effect", "level", "type", "scope", "holds"];
  if ("lines" in facts && Array.isArray(facts.lines) && facts.lines.length > 0) untold.push("before", "after");
  return Object.entries(facts).flatMap(([key, inner]) =>
    untold.includes(key) || (key === "from" && typeof inner === "string") ? [] : textsOf(inner),
  );
}

/** What a medium does not write: keys, the second form of facts that have two, and what a text only names. */
function isElsewhere(
  medium: "text" | "markdown" | "html",
  key: string,
  { kind, as, long }: Partial<Record<string, unknown>>,
) {
  if (["kind", "id", "as", "severity", "whole", "picture", "long", "tone", "reader"].includes(key)) return true;
  if (medium === "html") return kind === "tree" && key === "short";
  if (kind === "figure") return key === "title" || key === "caption";
  if (key === "caption" || as === "bar") return true;
  return (
    (kind === "tree" && key === "branches") ||
    (key === "blocks" && (long === "everywhere" || (medium === "text" && long === "text")))
  );
}

/** Every word of a document that a medium must have; lines may break at hyphens. */
function words(value: unknown, medium: "text" | "markdown" | "html"): string[] {
  if (typeof value === "string")
    return value
      .toLowerCase()
      .split(/[\s-]+/)
      .filter((word) => word.length < 40);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (isElsewhere(medium, key, { ...value })) return [];
    return words(medium !== "html" && key === "names" ? (inner as string[]).slice(0, 8) : inner, medium);
  });
}
