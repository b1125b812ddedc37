import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { dollars, wholeDollars } from "../../tools/document/dollars.ts";
import { minutesText } from "../../tools/document/minutesText.ts";
import { plain } from "../../tools/document/plain.ts";
import { report } from "../../tools/document/report.ts";
import { shortItems } from "../../tools/document/sections/shortItems.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { hostileSets } from "./hostile.ts";
import { comparedPlan } from "./comparedPlan.ts";
import { planOf } from "./planOf.ts";

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const screens = [
  { name: "desk", width: 1280, height: 1000 },
  { name: "phone", width: 360, height: 740 },
] as const;
const schemes = ["light", "dark"] as const;

const takesScreenshots = process.env.UPDATE_SCREENSHOTS === "1";

/** Screenshots in docs/plan.md; UPDATE_SCREENSHOTS=1 takes them again. */
const shown = [
  "team-desk-light",
  "prod-desk-light",
  "prod-desk-dark",
  "prod-phone-light",
  "largest-desk-light",
  "changes-desk-light",
  "changes-phone-dark",
];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** A plan of team that changes what holds data. */
function changedPlan(): Promise<Plan> {
  const sets = { "nodes.box.instanceType": "c7g.4xlarge", "backup.snapshotRetentionDays": "7", "network.zones": "2" };
  return comparedPlan("team", {}, sets, "git revision origin/main (0123456789)");
}

describe("the page in a browser", function () {
  this.timeout(180_000);

  let browser: Browser;

  before(async function () {
    if (!browserPath) {
      console.log("SKIPPED: there is no Chromium on this machine; the page was not opened");
      this.skip();
    }
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
  });

  after(() => browser?.close());

  const plans: readonly (readonly [name: string, plan: () => Promise<Plan>])[] = [
    ["team", () => planOf("team")],
    ["prod", () => planOf("prod")],
    ["largest", () => planOf("prod", { users: "50000" })],
    ["changes", changedPlan],
    ["hostile", () => planOf("team", hostileSets)],
  ];

  async function open(html: string, screen: (typeof screens)[number], colorScheme: "light" | "dark"): Promise<Page> {
    const opened = await browser.newPage({ viewport: screen, colorScheme, deviceScaleFactor: 1 });
    const said: string[] = [];
    opened.on("console", (message) => said.push(message.text()));
    opened.on("pageerror", (error) => said.push(error.message));
    opened.on("request", (request) => {
      if (!request.url().startsWith("about:")) said.push(`asks for ${request.url()}`);
    });
    await opened.setContent(html);
    assert.deepEqual(said, []);
    return opened;
  }

  for (const [name, make] of plans) {
    for (const [place, screen] of screens.entries()) {
      // Colours do not depend on the width, so one look at each screen, in one scheme each, sees both.
      for (const scheme of takesScreenshots ? schemes : [schemes[place]!]) {
        it(`of ${name} is sound on a ${screen.name} in ${scheme}`, async () => {
          const opened = await open(await report("html", await make()), screen, scheme);
          assert.deepEqual(await overflowing(opened), []);
          const shot = `${name}-${screen.name}-${scheme}`;
          if (takesScreenshots && shown.includes(shot)) {
            mkdirSync("docs/plan", { recursive: true });
            await opened.screenshot({ path: `docs/plan/${shot}.png` });
          }
          await opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
          assert.deepEqual(await overflowing(opened), [], "with every part open");
          await opened.evaluate(axe);
          const { violations } = await opened.evaluate<{ violations: Violation[] }>("axe.run()");
          assert.deepEqual(
            violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]),
            [],
          );
          assert.deepEqual(await textOutsideItsCard(opened), []);
          const [picture, ...others] = await shownPictures(opened);
          assert.deepEqual([picture?.form, others], [screen.name === "desk" ? "wide" : "tall", []]);
          assert.ok(picture!.share > 0.85 && picture!.share <= 1, "it fits without scrolling");
          await opened.close();
        });
      }
    }
  }

  it("has every number of the JSON", async () => {
    const plan = await planOf("prod");
    const opened = await open(await report("html", plan), screens[0], "light");
    const rows = (caption: string) =>
      opened.evaluate<string[][]>(
        `[...[...document.querySelectorAll("table")].find((table) => table.caption?.textContent.trim() === ${JSON.stringify(caption)}).tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))`,
      );
    assert.deepEqual(
      (await rows("Fixed monthly cost by part")).map((cells) => cells.slice(0, 2)),
      plan.price.parts.map(({ part, monthly }) => [part, wholeDollars(monthly)]),
    );
    assert.deepEqual(
      await rows("Fixed monthly cost by resource"),
      plan.price.parts.flatMap(({ lines }) =>
        shortItems(lines).map(({ of, arithmetic, monthly }) => [plain(of), arithmetic, dollars(monthly)]),
      ),
    );
    assert.deepEqual(
      await rows("Usage prices"),
      plan.price.byUse.map(({ what, units, unit, rate, monthly }) => [
        what,
        String(units),
        unit,
        String(rate),
        monthly?.toFixed(2),
      ]),
    );
    assert.deepEqual(
      await rows("Service quotas"),
      plan.quotas.map(({ name, needed, newAccount, raise }) => [
        name,
        String(needed),
        String(newAccount),
        raise ? "request an increase" : "none",
      ]),
    );
    const facts = await opened.evaluate<string[]>(
      '[...document.querySelectorAll(".figures dd:not(.second)")].map((one) => one.textContent)',
    );
    const whole = (amount: number) => `$${Math.round(amount).toLocaleString("en-US")} a month`;
    assert.deepEqual(facts, [
      "up to 3,000",
      plan.region,
      whole(plan.price.monthly),
      whole(plan.price.use.total),
      `about ${minutesText(plan.firstRun.minutes)}`,
      String(plan.resources.total),
      String(plan.findings.filter(({ level }) => level === "warning").length),
    ]);
    const below = await opened.evaluate<string[]>(
      '[...document.querySelectorAll(".figures dd.second")].map((one) => one.textContent)',
    );
    const year = (amount: number) => `$${Math.round(amount).toLocaleString("en-US")} a year`;
    assert.deepEqual(below, [year(plan.price.yearly), year(plan.price.use.total * 12), "an estimate"]);
    const bars = await opened.evaluate<number[]>(
      '[...document.querySelectorAll(".bar span")].map((one) => one.getBoundingClientRect().width / one.parentElement.getBoundingClientRect().width)',
    );
    const most = Math.max(...plan.price.parts.map(({ monthly }) => monthly));
    plan.price.parts.forEach(({ monthly }, position) => {
      assert.ok(Math.abs((bars[position] ?? 0) - monthly / most) < 0.002, String(position));
    });
    const matrix = await rows("Who may connect to whom, by port");
    const { passages } = plan.security;
    const ends = [...new Set(passages.map(({ to }) => to))].toSorted();
    for (const [comer = "", ...cells] of matrix) {
      const ports = ends.map((end) => passages.find(({ from, to }) => from === comer && to === end)?.ports.join(", "));
      assert.deepEqual(
        cells,
        ports.map((text) => text ?? "–none"),
        comer,
      );
    }
    await opened.close();
  });

  it("is led through by keyboard: first to the plan, then along the contents", async () => {
    const opened = await open(await report("html", await planOf("dev")), screens[0], "light");
    const focused = () => opened.evaluate<string>("document.activeElement.textContent.trim()");
    await opened.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the plan");
    await opened.keyboard.press("Enter");
    assert.equal(await opened.evaluate("document.activeElement.id"), "main");
    await opened.keyboard.press("Tab");
    assert.equal(await focused(), "Who may use what");
    await opened.close();
  });

  it("is printed whole: what is closed on the screen is open on paper", async () => {
    const opened = await open(await report("html", await planOf("prod", { users: "50000" })), screens[0], "light");
    await opened.emulateMedia({ media: "print" });
    const height = await opened.evaluate<number>(
      "Math.min(...[...document.querySelectorAll('details > :not(summary)')].map((one) => one.getBoundingClientRect().height))",
    );
    assert.ok(height > 0);
    const [picture, ...others] = await shownPictures(opened);
    assert.deepEqual([picture?.form, others], ["wide", []]);
    assert.ok(picture!.shape < 1.3, "with its caption it fits on a page of A4 or Letter");
    await opened.close();
  });
});

/** What is wider than the page, except what scrolls by itself. */
function overflowing(opened: Page): Promise<string[]> {
  return opened.evaluate<string[]>(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ["the page is " + document.documentElement.scrollWidth] : [];
    const out = [...document.body.querySelectorAll("*")].filter((one) => {
      if (one.closest(".scroll, .diff, .skip, .hidden")) return one.matches(".scroll") && one.getBoundingClientRect().right > innerWidth + 1;
      return one.getBoundingClientRect().right > innerWidth + 1;
    });
    return [...wide, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
  })()`);
}

/** Texts of the picture that do not fit into their card. */
function textOutsideItsCard(opened: Page): Promise<string[]> {
  return opened.evaluate<string[]>(`[...document.querySelectorAll(".architecture g:has(rect)")].flatMap((card) => {
    const box = card.querySelector("rect").getBBox();
    return [...card.querySelectorAll("text")].filter((text) => {
      const { x, y, width, height } = text.getBBox();
      return x < box.x - 1 || x + width > box.x + box.width + 1 || y < box.y - 1 || y + height > box.y + box.height + 1;
    }).map((text) => text.textContent);
  })`);
}

/** The forms of the picture that are shown, with the share of the window's width that each takes. */
function shownPictures(opened: Page): Promise<{ form: string; share: number; shape: number }[]> {
  return opened.evaluate(`[...document.querySelectorAll(".architecture")].flatMap((svg) => {
    const { width, height } = svg.getBoundingClientRect();
    return width === 0 ? [] : [{ form: svg.classList.item(1), share: width / innerWidth, shape: height / width }];
  })`);
}
