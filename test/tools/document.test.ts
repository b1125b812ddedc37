import assert from "node:assert/strict";
import * as fc from "fast-check";
import { render } from "preact-render-to-string";
import { compare } from "../../tools/compare/compare.ts";
import { settingValues } from "../../tools/compare/settingValues.ts";
import { write, type Block } from "../../tools/document/blocks.ts";
import { markdown } from "../../tools/document/markdown/markdown.ts";
import { html } from "../../tools/document/page/html.ts";
import { page } from "../../tools/document/page/page.ts";
import { pageWriters } from "../../tools/document/page/pageWriters.ts";
import { planDocument } from "../../tools/document/plan.ts";
import { table } from "../../tools/document/table.ts";
import { tableLines } from "../../tools/document/text/tableLines.ts";
import { text } from "../../tools/document/text/text.ts";
import { wrap } from "../../tools/document/text/wrap.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import { planOf } from "./planOf.ts";

/** A block of each kind, and how each medium writes it; a page is given without the tags that only lay it out. */
const kinds: readonly (readonly [block: Block, text: string, markdown: string, page: string])[] = [
  [
    { kind: "title", text: "Name", lead: "What it is.", whole: "show" },
    "Name\nWhat it is.",
    "## Name\n\nWhat it is.",
    "<h1>Name</h1><p>What it is.</p>",
  ],
  [
    {
      kind: "keyFigures",
      figures: [
        ["Users", "5"],
        ["Price", "$1"],
      ],
    },
    "  Users  5\n  Price  $1",
    "| Users | Price |\n| - | - |\n| 5 | \\$1 |",
    '<dl class="figures"><div><dt>Users</dt><dd>5</dd></div><div><dt>Price</dt><dd>$1</dd></div></dl>',
  ],
  [
    { kind: "section", id: "a", title: "Part", atOnce: true, blocks: [{ kind: "heading", text: "Below" }] },
    "Part\n  Below",
    "### Part\n\n#### Below",
    '<section id="a" aria-labelledby="a-title"><h2 id="a-title">Part</h2><h3>Below</h3></section>',
  ],
  [
    { kind: "section", id: "a", title: "Part", blocks: [] },
    "Part",
    "<details><summary>Part</summary>\n\n</details>",
    '<section id="a" aria-labelledby="a-title"><h2 id="a-title">Part</h2></section>',
  ],
  [
    { kind: "paragraph", line: ["one ", { code: "two" }, { strong: "three" }, { quiet: " four" }] },
    "one twoTHREE four",
    "one `two`**three** four",
    '<p>one <code>two</code><strong>three</strong><span class="aside"> four</span></p>',
  ],
  [{ kind: "list", lines: ["a", "b"] }, "- a\n- b", "- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
  [{ kind: "list", lines: ["a"], ordered: true }, "1. a", "1. a", "<ol><li>a</li></ol>"],
  [
    { kind: "notice", severity: "warning", title: "Look", lines: ["it is hot"] },
    "LOOK: it is hot",
    "**⚠️ Look:** it is hot",
    '<div class="notice warning" role="note"><p><strong>Look:</strong> it is hot</p></div>',
  ],
  [
    { kind: "notice", severity: "danger", title: "Stop", lines: ["a", "b"] },
    "STOP:\n- a\n- b",
    "**⛔ Stop:**\n\n- a\n- b",
    '<div class="notice danger" role="note"><p><strong>Stop:</strong></p><ul><li>a</li><li>b</li></ul></div>',
  ],
  [
    table<number>(
      "All",
      [
        ["N", (n) => `n${String(n)}`],
        ["Sum", String, "number"],
        ["Bar", (n) => ({ share: n / 10 }), "bar"],
      ],
      [5, 10],
    ),
    "N    Sum\nn5     5\nn10   10",
    "| N | Sum |\n| - | - |\n| n5 | 5 |\n| n10 | 10 |",
    '<section class="scroll" tabindex="0" aria-label="All, scrolls sideways"><table><caption class="hidden">All</caption><thead><tr><th scope="col">N</th><th scope="col" class="number">Sum</th><th scope="col">Bar</th></tr></thead><tbody><tr><th scope="row">n5</th><td class="number">5</td><td><span class="bar" aria-hidden="true"><span style="width:50.0%"></span></span></td></tr><tr><th scope="row">n10</th><td class="number">10</td><td><span class="bar" aria-hidden="true"><span style="width:100.0%"></span></span></td></tr></tbody></table></section>',
  ],
  [
    { kind: "fold", summary: "More", blocks: [{ kind: "paragraph", line: "in it" }] },
    "More\n  in it",
    "<details><summary>More</summary>\n\nin it\n\n</details>",
    "<details><summary>More</summary><p>in it</p></details>",
  ],
  [
    { kind: "fold", summary: "Much", blocks: [{ kind: "paragraph", line: "in it" }], long: true },
    "Much: see --format html.",
    "<details><summary>Much</summary>\n\nin it\n\n</details>",
    "<details><summary>Much</summary><p>in it</p></details>",
  ],
  [
    {
      kind: "figure",
      title: "A picture",
      caption: "Arrows lead.",
      diagram: { groups: [], nodes: [], edges: [] },
      words: ["a → b"],
    },
    "a → b",
    "- a → b",
    '<figure><section class="scroll" tabindex="0" aria-label="Diagram of the architecture, scrolls sideways"><div class="diagram"></div></section><figcaption>Arrows lead.</figcaption></figure><details><summary>The arrows in words</summary><ul><li>a → b</li></ul></details>',
  ],
  [
    {
      kind: "tree",
      branches: [{ line: "a", leaves: ["leaf"], branches: [{ line: "b", leaves: [], branches: [] }] }],
      short: [{ line: "a with leaf", leaves: [], branches: [{ line: "b", leaves: [], branches: [] }] }],
    },
    "a with leaf\n  b",
    "- a with leaf\n  - b",
    '<ul class="tree"><li><details><summary>a</summary><ul><li>leaf</li> <li><details><summary>b</summary><ul> </ul></details></li></ul></details></li></ul>',
  ],
  [
    {
      kind: "changes",
      entries: [
        {
          word: "deleted",
          severity: "danger",
          holdsData: true,
          names: ["A a", "B b", "C c", "D d"],
          blocks: [{ kind: "diff", of: "text", lines: ["-x", "+y"] }],
        },
        { word: "moved", severity: "note", holdsData: false, names: ["E e"], blocks: [] },
      ],
    },
    "deleted, HOLDS DATA: A a, B b, C c, D d\n  text:\n    -x\n    +y\nmoved: E e",
    "<details><summary>Every resource that changes</summary>\n\n**deleted, holds data**: A a, B b, C c, D d\n\ntext:\n\n```diff\n-x\n+y\n```\n\n**moved**: E e\n\n</details>",
    '<ul class="changes"><li><details><summary><span class="kind danger">deleted</span> <code>A a, B b, C c and 1 more</code> <strong class="data">holds data</strong></summary><p>text:</p><pre class="diff" tabindex="0" role="region" aria-label="Changed lines of text"><span class="removed">-x\n</span><span class="added">+y\n</span></pre><p>A a, B b, C c, D d</p></details></li><li><div class="flat"><span class="kind note">moved</span> <code>E e</code></div></li></ul>',
  ],
];

const rendered = (block: Block) => render(html`${write(pageWriters(new Map()), block)}`);

describe("a document", function () {
  this.timeout(180_000);

  for (const [block, inText, inMarkdown, onPage] of kinds) {
    it(`has its ${block.kind} in every medium`, () => {
      assert.equal(text([block], false), `${inText}\n`);
      assert.equal(markdown([block]), `${inMarkdown}\n`);
      assert.equal(rendered(block), onPage);
    });
  }

  it("loses no word in any medium", async () => {
    const sets = { "nodes.box.instanceType": "c7g.4xlarge", "backup.snapshotRetentionDays": "7", "allow.ssh": "[]" };
    const [before, after] = [await recordEdited("prod", {}, []), await recordEdited("prod", sets, [])];
    const side = ({ recording, config }: typeof before) => ({ recording, settings: settingValues(config) });
    const plan = { ...(await planOf("prod", sets)), comparison: compare("before", side(before), side(after)) };
    const document = planDocument(plan);
    const written = {
      text: text(document, false),
      markdown: markdown(document).replaceAll("\\", ""),
      html: (await page(document)).replaceAll("&lt;", "<").replaceAll("&amp;", "&").replaceAll("&quot;", '"'),
    };
    for (const medium of ["text", "markdown", "html"] as const) {
      const said = written[medium].toLowerCase();
      const missing = document.flatMap((block) => words(block, medium)).filter((word) => !said.includes(word));
      assert.deepEqual([...new Set(missing)], [], medium);
      const titles = document.flatMap((block) => (block.kind === "section" ? [block.title.toLowerCase()] : []));
      const places = titles.map((title) => said.search(new RegExp(`(\n|\n### |<summary>|-title">)${title}(\n|<)`)));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        `${medium}: one order`,
      );
      assert.ok(
        places.every((place) => place >= 0),
        medium,
      );
    }
  });
});

/** What a medium does not write: keys, the other form of what has two, and what a text only names. */
function isElsewhere(
  medium: "text" | "markdown" | "html",
  key: string,
  { kind, as, long }: Partial<Record<string, unknown>>,
) {
  if (["kind", "id", "as", "severity", "whole", "diagram"].includes(key)) return true;
  if (medium === "html") return kind === "tree" && key === "short";
  if (kind === "figure") return key === "title" || key === "caption";
  if (key === "caption" || as === "bar") return true;
  return (kind === "tree" && key === "branches") || (medium === "text" && long === true && key === "blocks");
}

/** Every word of a document that a medium has to have; lines may break at hyphens. */
function words(value: unknown, medium: "text" | "markdown" | "html"): string[] {
  if (typeof value === "string")
    return value
      .toLowerCase()
      .split(/[\s-]+/)
      .filter((word) => word.length < 40);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isElsewhere(medium, key, { ...value }) ? [] : words(inner, medium),
  );
}

describe("a table in a text", () => {
  const long = "what goes on and on ".repeat(5).trim();
  const lines = (columns: number, cell: string, width: number) =>
    tableLines(
      table<readonly string[]>(
        "",
        [
          ["Name", ([name = ""]) => name],
          ...Array.from(
            { length: columns },
            (_, at) => [`Head ${String(at)}`, ([, value = ""]: readonly string[]) => value] as const,
          ),
        ],
        [
          ["a", cell],
          ["b", ""],
        ],
      ),
      width,
    );

  it("has columns as wide as they are, and gives way where there is no room", () => {
    assert.deepEqual(lines(1, "x", 40), ["Name  Head 0", "a     x", "b"]);
    assert.deepEqual(lines(2, long, 60), [
      "Name  Head 0                      Head 1",
      "a     what goes on and on what    what goes on and on what",
      "      goes on and on what goes    goes on and on what goes",
      "      on and on what goes on and  on and on what goes on and",
      "      on what goes on and on      on what goes on and on",
      "b",
    ]);
  });

  it("is a line for each row where there are too many columns", () => {
    assert.deepEqual(lines(5, "0123456789 123", 40), [
      "a: Head 0 0123456789 123; Head 1",
      "    0123456789 123; Head 2 0123456789",
      "    123; Head 3 0123456789 123; Head 4",
      "    0123456789 123",
      "b: ",
    ]);
  });

  it("keeps rows apart where a name is longer than a line", () => {
    const rows = [
      ["n".repeat(50), "x"],
      ["m", "y"],
    ];
    const named = table<string[]>(
      "",
      [
        ["Name", ([name = ""]) => name],
        ["Is", ([, is = ""]) => is],
      ],
      rows,
    );
    assert.deepEqual(
      tableLines(named, 80).map((line) => line.trimEnd()),
      [`Name${" ".repeat(38)}Is`, "", `${"n".repeat(40)}  x`, "n".repeat(10), "", `m${" ".repeat(41)}y`],
    );
  });
});

describe("a line of a text", () => {
  it("breaks at spaces, a long word at a hyphen, and anything else anywhere", () => {
    assert.deepEqual(wrap("one two three", 8, 2), ["one two", "  three"]);
    assert.deepEqual(wrap("gitlab-firewall-web-door", 16), ["gitlab-firewall-", "web-door"]);
    assert.deepEqual(wrap("  indented words", 12, 4), ["  indented", "    words"]);
    assert.deepEqual(wrap("x".repeat(10), 4, 2), ["xxxx", "  xx", "  xx", "  xx"]);
    assert.deepEqual(wrap("", 4), [""]);
  });

  it("is never longer than it may be, and has every letter", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 6, max: 60 }), (said, width) => {
        const wrapped = wrap(said, width, 4);
        assert.ok(wrapped.every((line) => line.length <= width));
        assert.equal(wrapped.join("").replaceAll(/\s/g, ""), said.replaceAll(/\s/g, ""));
      }),
    );
  });
});
