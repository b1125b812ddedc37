import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ...globSync("docs/**/*.md")];

/** Headings of a page, without what is in code blocks. */
function headingsOf(file: string): string[] {
  const text = readFileSync(file, "utf8").replaceAll(/^ *```.*?^ *```/gms, "");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading.replaceAll("`", ""));
}

/** What GitLab calls a heading in an address (gitlabhq, doc/user/markdown.md, heading IDs, 2026). */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(/ +/g, "-");
}

describe("documents", () => {
  it("link only to files and headings that exist", () => {
    for (const page of pages) {
      for (const [, target = "", , anchor] of readFileSync(page, "utf8").matchAll(/\]\(([^)#:\s]*)(#([^)\s]+))?\)/g)) {
        const file = target === "" ? page : join(page, "..", target);
        assert.ok(existsSync(file), `${page}: ${target}`);
        if (anchor === undefined) continue;
        assert.ok(headingsOf(file).map(anchorOf).includes(anchor), `${page}: ${target}#${anchor}`);
      }
    }
  });

  it("have the headings that messages name", () => {
    const folders = "accounts,ci,components,config,gitlab,policy,tools";
    let named = 0;
    for (const file of globSync(`{${folders}}/**/*.{ts,sh,yml}`)) {
      for (const [, page = "", heading = ""] of readFileSync(file, "utf8").matchAll(
        /(docs\/[a-z-]+\.md), "?([A-Za-z][^),".;]*)/g,
      )) {
        const found = headingsOf(page).some((one) => one.toLowerCase().includes(heading.toLowerCase()));
        assert.ok(found, `${file}: ${page}, ${heading}`);
        named++;
      }
    }
    assert.ok(named > 15, String(named));
  });
});
