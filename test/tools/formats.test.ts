import assert from "node:assert/strict";
import { wholeDollars } from "../../tools/document/dollars.ts";
import { report } from "../../tools/document/report.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { comparedPlan } from "./comparedPlan.ts";
import { planOf } from "./planOf.ts";

const formats = ["text", "html", "markdown", "json"] as const;

/** A plan in every format, without what Markdown and HTML escape. */
async function inEveryFormat(plan: Plan): Promise<Record<(typeof formats)[number], string>> {
  const [text, html, markdown, json] = await Promise.all(formats.map((format) => report(format, plan)));
  return {
    text: (text ?? "").replaceAll(/\n {6,}/g, " ").replaceAll(/\s+/g, " "),
    html: (html ?? "")
      .replaceAll("&gt;", ">")
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " "),
    markdown: (markdown ?? "").replaceAll("\\", "").replaceAll("*", ""),
    json: json ?? "",
  };
}

describe("every format", () => {
  it("says that a sum with unknown prices is a lower bound, warns of it, and says how old prices are", async () => {
    const plan = await planOf("dev", { "aws:region": "eu-central-1" });
    const { price } = plan;
    assert.equal(price.atLeast, true);
    assert.deepEqual(price.unknown.slice(0, 2), [
      "gitlab-nodes-gitaly-1: c7g.2xlarge in eu-central-1",
      "gitlab-keys-backups: KMS key in eu-central-1",
    ]);
    assert.deepEqual(
      plan.findings.filter(({ what }) => what.startsWith("The total")),
      [
        {
          level: "warning",
          what: `The total is incomplete: no price is known for gitlab-nodes-gitaly-1: c7g.2xlarge in eu-central-1 and ${String(price.unknown.length - 1)} more.`,
          todo: "Run npm run prices -- --region eu-central-1, or look the prices up in the AWS Pricing Calculator.",
        },
      ],
    );
    assert.deepEqual(
      price.sources.map(({ date, what }) => `${date} ${what}`),
      [
        "2026-10-08 EC2, EBS, S3 and public addresses",
        "2024-07-01 small services; from files of 2024-07-01 to 2025-07-07",
        "2022-09-03 EC2, EBS, NAT and load balancers; of this day or older",
      ],
    );
    const { text, html, markdown, json } = await inEveryFormat(plan);
    const amount = wholeDollars(price.monthly);
    for (const said of [text, html, markdown]) {
      assert.ok(
        said.includes(`The fixed cost is at least $${amount} a month, at least $${wholeDollars(price.yearly)} a year.`),
      );
      assert.match(said, /Fixed cost.*at least \$[\d,]+ a month/s, "among the key figures");
      assert.match(
        said,
        /warning: The total is incomplete: no price is known for gitlab-nodes-gitaly-1: c7g\.2xlarge in eu-c/i,
      );
      assert.match(said, /Incomplete total: Items without a known price are left out: \d+/i);
    }
    assert.ok(json.includes('"atLeast": true'));
    for (const format of formats) {
      const said = { text, html, markdown, json }[format];
      for (const { date } of price.sources) assert.ok(said.includes(date), `${format}: ${date}`);
      assert.ok(said.includes("gitlab-keys-backups: KMS key in eu-central-1"), format);
    }
  });

  it("does not say so where every price is known", async () => {
    const plan = await planOf("dev");
    assert.deepEqual([plan.price.atLeast, plan.price.unknown], [false, []]);
    const all = await inEveryFormat(plan);
    for (const format of formats) assert.ok(!/at least \$?\d/i.test(all[format]), format);
    assert.ok(!plan.findings.some(({ what }) => what.includes("total is incomplete")));
  });

  it("says of a comparison that its sums are lower bounds", async () => {
    const plan = await comparedPlan(
      "dev",
      { "aws:region": "eu-central-1" },
      { "aws:region": "eu-central-1", users: "1000" },
    );
    const { price } = plan.comparison ?? {};
    assert.deepEqual(price?.atLeast, { before: true, after: true });
    const all = await inEveryFormat(plan);
    for (const format of ["text", "html", "markdown"] as const) {
      assert.match(
        all[format],
        /at least \$?[\d.]+ before and at least \$?[\d.]+ after \(\+21\.90, counting only known prices\)/i,
        format,
      );
    }
  });

  it("says that a run will fail, why, and shows no savings", async () => {
    const plan = await comparedPlan("dev", {}, { "nodes.box.volumeGiB": "80" });
    const all = await inEveryFormat(plan);
    for (const format of formats) {
      assert.ok(
        all[format].includes("gitlab-nodes-gitaly-1-data: size: 120 -> 80; AWS cannot make a volume smaller"),
        format,
      );
      assert.ok(!all[format].includes("-3.20"), `${format}: no savings`);
    }
    for (const format of ["text", "html", "markdown"] as const) {
      assert.match(all[format], /pulumi up will fail/i);
      assert.ok(all[format].includes("because pulumi up will fail"), format);
    }
  });
});
