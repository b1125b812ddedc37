import assert from "node:assert/strict";
import { Fragment, h } from "preact";
import { render } from "preact-render-to-string";
import { write, type Block } from "../../tools/document/blocks.ts";
import { markdown } from "../../tools/document/markdown/markdown.ts";
import { pageWriters } from "../../tools/document/page/pageWriters.ts";
import { table } from "../../tools/document/table.ts";
import { text } from "../../tools/document/text/text.ts";

/** A block of each kind, and its form in each medium; the page's form is without the tags that only lay it out. */
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
      [5, 10],
      [
        ["N", (n) => `n${String(n)}`],
        ["Sum", String, "number"],
        ["Bar", (n) => ({ share: n / 10 }), "bar"],
      ],
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
    { kind: "fold", summary: "Much", blocks: [{ kind: "paragraph", line: "in it" }], long: "text" },
    "Much: see --format html.",
    "<details><summary>Much</summary>\n\nin it\n\n</details>",
    "<details><summary>Much</summary><p>in it</p></details>",
  ],
  [
    {
      kind: "figure",
      title: "A picture",
      caption: "Arrows lead.",
      picture: { region: "r", network: "n", zones: [], cards: [], ways: [] },
      words: ["a → b"],
    },
    "a → b",
    "- a → b",
    '<figure><div class="diagram"></div><figcaption>Arrows lead.</figcaption></figure><details><summary>Who may use what</summary><ul><li>a → b</li></ul></details>',
  ],
  [
    {
      kind: "tree",
      branches: [{ line: "a", leaves: ["leaf"], branches: [{ line: "b", leaves: [], branches: [] }] }],
      short: [{ line: "a with leaf", leaves: [], branches: [{ line: "b", leaves: [], branches: [] }] }],
    },
    "a with leaf\n  b",
    "- a with leaf\n  - b",
    '<ul class="tree"><li><details><summary>a</summary><ul><li>leaf</li><li><details><summary>b</summary><ul></ul></details></li></ul></details></li></ul>',
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
    "<details><summary>All resources that change</summary>\n\n**deleted, holds data**: A a, B b, C c, D d\n\ntext:\n\n```diff\n-x\n+y\n```\n\n**moved**: E e\n\n</details>",
    '<ul class="changes"><li><details><summary><span class="kind danger">deleted</span> <code>A a, B b, C c and 1 more</code> <strong class="data">holds data</strong></summary><p>text:</p><pre class="diff" tabindex="0" role="group" aria-label="Changed lines of text"><span class="removed">-x\n</span><span class="added">+y\n</span></pre><p>A a, B b, C c, D d</p></details></li><li><div class="flat"><span class="kind note">moved</span> <code>E e</code></div></li></ul>',
  ],
];

const rendered = (block: Block) => render(h(Fragment, null, write(pageWriters(new Map()), block)));

describe("a block", () => {
  for (const [block, inText, inMarkdown, onPage] of kinds) {
    it(`of the kind ${block.kind} is in every medium`, () => {
      assert.equal(text([block]), `${inText}\n`);
      assert.equal(markdown([block]), `${inMarkdown}\n`);
      assert.equal(rendered(block), onPage);
    });
  }
});
