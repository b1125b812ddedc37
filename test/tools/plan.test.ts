import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
import { generatedDocs } from "../../tools/docs/generated.ts";
import { report } from "../../tools/document/report.ts";
import { NoResourcesError } from "../../tools/plan/noResourcesError.ts";
import { planOptions, UsageError } from "../../tools/plan/planOptions.ts";
import { monthly } from "../../tools/plan/priceSummary.ts";
import { planFacts } from "../../tools/plan/planFacts.ts";
import { record } from "../../tools/recorder.ts";
import { Repository } from "../against/repository.ts";
import { find, recordStack } from "../components/recordStack.ts";
import { planOf } from "./planOf.ts";
import { complaints, type Schema } from "./jsonSchema.ts";

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/plan.ts", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("npm run plan", function () {
  this.timeout(300_000);

  it("says the same twice, byte for byte, and ends with 0", () => {
    const first = run("--stack", "prod");
    assert.equal(first.status, 0, first.stderr);
    assert.equal(first.stderr, "");
    assert.deepEqual(run("--stack", "prod"), first);
    assert.ok(first.stdout.split("\n").every((line) => line.length <= 120));
    assert.ok(!first.stdout.includes("\u001b["), "colours belong on a terminal only");
  });

  it("is the text of golden/plan.txt for dev", async () => {
    checkGolden("test/tools/golden/plan.txt", await report("text", await planOf("dev"), false));
  });

  it("gives JSON by its published schema, which notices what is missing or strange", () => {
    const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;
    const { status, stdout } = run("--format", "json");
    assert.equal(status, 0);
    const json = JSON.parse(stdout) as { price: { monthly: unknown } };
    assert.deepEqual(complaints(schema, json, schema), []);
    assert.deepEqual(complaints(schema, { ...json, extra: 1 }, schema), ["$: extra is not declared"]);
    assert.deepEqual(complaints(schema, { ...json, price: { ...json.price, monthly: "1" } }, schema), [
      "$.price.monthly: is not a number",
    ]);
  });

  it("gives the comparison by the same schema, and ends with 2 where data is at risk", () => {
    const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;
    const sets = [
      "--set",
      "undeleteDays=20",
      "--set",
      "nodes.box.generation=2",
      "--set",
      "allow.ssh=[198.51.100.0/24]",
    ];
    const { status, stdout } = run("--against", "Pulumi.dev.yaml", ...sets, "--format", "json");
    assert.equal(status, 2);
    const { comparison } = JSON.parse(stdout) as { comparison: Comparison };
    assert.deepEqual(complaints(schema, JSON.parse(stdout), schema), []);
    assert.deepEqual([comparison.risks.length, comparison.counts.replaced, comparison.reach.added.length], [11, 6, 1]);
  });

  it("ends with 3 where the run will fail, and with 2 where data is at risk besides", () => {
    const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;
    const smaller = ["--against", "dev", "--set", "nodes.box.volumeGiB=80", "--format", "json"];
    const { status, stdout } = run(...smaller);
    assert.equal(status, 3);
    const json = JSON.parse(stdout) as { comparison: Comparison };
    assert.deepEqual(complaints(schema, json, schema), []);
    assert.deepEqual(
      [json.comparison.failures, json.comparison.price],
      [["gitlab-nodes-gitaly-1-data: size: 120 -> 80; AWS makes no volume smaller"], undefined],
    );
    assert.equal(run(...smaller, "--set", "undeleteDays=1").status, 2);
  });

  it("says what changes on a terminal, and nothing else", () => {
    const { status, stdout } = run("--against", "Pulumi.dev.yaml", "--set", "costCenter=engineering");
    assert.equal(status, 0);
    assert.equal(
      stdout,
      [
        "GitLab on AWS: stack dev",
        "What it is, what it costs, who gets in, and what can be lost, before anything runs.",
        "",
        "  Users                          500",
        "  Region                         us-east-1",
        "  Resources                      261",
        "  A month, without what is used  $296.43",
        "  Warnings                       4",
        "  Risks for data                 0",
        "",
        "What changes",
        "  Compared with stack file Pulumi.dev.yaml: 123 changed in place, 138 as they are.",
        "  No data is at risk.",
        "  Nothing restarts or is interrupted, as far as is known.",
        "",
        "  Price",
        "  It costs $296.43 before, $296.43 after, 0.00 a month.",
        "",
        "  Settings",
        "  Setting     Before    After",
        "  costCenter  not said  engineering",
        "",
        "  Resources",
        "  changed in place: ManagedPrefixList gitlab-allow-nat-ipv4, ManagedPrefixList gitlab-allow-ssh-ipv4,",
        "      ManagedPrefixList gitlab-allow-web-ipv4, Plan gitlab-backups, Role gitlab-backups, Certificate",
        "      gitlab-certificate, SecurityGroup gitlab-firewall-box, SecurityGroupEgressRule",
        "      gitlab-firewall-box-to-internet-22 and 92 more",
        "    - tags.cost-center: none → engineering",
        "  changed in place, HOLDS DATA: Bucket gitlab-buckets-access-logs, Bucket gitlab-buckets-artifacts, Bucket",
        "      gitlab-buckets-backups, Bucket gitlab-buckets-ci-secure-files, Bucket gitlab-buckets-configuration, Bucket",
        "      gitlab-buckets-dependency-proxy, Bucket gitlab-buckets-external-diffs, Bucket gitlab-buckets-lfs and 15 more",
        "    - tags.cost-center: none → engineering",
        "",
        "The whole plan: without --against, or with --format html.",
        "",
      ].join("\n"),
    );
  });

  it("writes a file instead", () => {
    const out = join(mkdtempSync(join(tmpdir(), "plan-")), "plan.txt");
    assert.deepEqual(run("--out", out), { status: 0, stdout: "", stderr: "" });
    assert.equal(readFileSync(out, "utf8"), readFileSync("test/tools/golden/plan.txt", "utf8"));
  });

  it("ends with 1 when the stack file is wrong, and lists every problem without a stack trace", () => {
    assert.deepEqual(run("--users", "0", "--set", "domain=gitlab", "--set", "nodes.box.instanceType=c7g.big"), {
      status: 1,
      stdout: "",
      stderr: [
        "Pulumi.dev.yaml has 3 problems:",
        "  - users: not given. Allowed: a whole number from 1 to 1000. Say how many people will have an account.",
        '  - domain: "gitlab". Allowed: a host name in lower case of at most 64 characters, such as gitlab.example.com. Add the domain, such as .example.com.',
        '  - nodes.box.instanceType: "c7g.big". Allowed: an instance type from config/instanceTypes.json. There is no such type. The family c7g has large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge.',
        "",
      ].join("\n"),
    });
    assert.deepEqual(run("--stack", "nope"), {
      status: 1,
      stdout: "",
      stderr: "There is no Pulumi.nope.yaml. Stacks that exist: dev, prod.\n",
    });
  });

  it("ends with 1 when the program makes nothing: that is no plan", async () => {
    const repository = Repository.create();
    writeFileSync(join(repository.folder, "index.ts"), "export const url = 1;\n");
    const said =
      "Stack dev: the program registered no resource, so that there is nothing to plan. See that index.ts makes the GitLab component, and that nothing returns before it does.\n";
    try {
      for (const format of ["text", "json", "html", "markdown"]) {
        assert.deepEqual(repository.plan(["--format", format]), { status: 1, stdout: "", stderr: said });
      }
    } finally {
      rmSync(dirname(repository.folder), { recursive: true });
    }
    const nothing = await record(() => undefined, { computed: "references" });
    assert.throws(() => planFacts("dev", nothing), NoResourcesError);
  });

  it("is a plan of all resources the second time, too", async () => {
    const [first, second] = [await planOf("prod"), await planOf("prod")];
    assert.deepEqual(second.resources, first.resources);
  });

  it("ends with 64 when the command line is wrong", () => {
    const { status, stderr } = run("--formt", "json");
    assert.deepEqual(
      { status, stderr },
      {
        status: 64,
        stderr:
          "--formt: There is no such option: did you mean --format?\nnpm run plan -- --help lists what is allowed.\n",
      },
    );
    for (const args of [["--format", "pdf"], ["--set", "users"], ["prod"], ["--stack"]])
      assert.throws(() => planOptions(args), UsageError);
  });

  it("prints help", () => {
    const { status, stdout } = run("--help");
    assert.equal(status, 0);
    for (const flag of [
      "--stack",
      "--users",
      "--set",
      "--format",
      "--out",
      "--against",
      "Exit codes: 0 fine; 2 the change puts data at risk, whatever else is wrong; 3 a run of the change will fail",
    ])
      assert.ok(stdout.includes(flag), flag);
  });
});

describe("the price", function () {
  this.timeout(300_000);

  it("is units times rate, with hours where the rate is by the hour", () => {
    const rate = (dollars: number) => ({ dollars, list: { what: "", from: "", date: "" } });
    assert.deepEqual(monthly({ what: "c7g.2xlarge", units: 1, rate: rate(0.29), unit: "hour" }), {
      amount: 0.29 * 730,
      arithmetic: "1 x c7g.2xlarge at 0.2900 x 730 h",
    });
    assert.deepEqual(monthly({ what: "key", units: 2, rate: rate(1), unit: "month" }), {
      amount: 2,
      arithmetic: "2 x key at 1.0000",
    });
    assert.equal(monthly({ what: "key", units: 1, rate: undefined, unit: "month" }), undefined);
  });

  it("sums up, counts IOPS and MiB/s beyond what gp3 has, and names what it does not know instead of zero", async () => {
    const { price } = planFacts(
      "dev",
      await recordStack(
        "dev",
        { "nodes.box.volumeIops": "4000", "nodes.box.volumeThroughputMiBps": "225" },
        "references",
      ),
    );
    const volume = price.components
      .flatMap(({ lines }) => lines)
      .filter(({ resource }) => resource === "gitlab-nodes-gitaly-1-data");
    assert.deepEqual(
      volume.map(({ arithmetic, monthly: sum }) => `${arithmetic} = ${String(sum)}`),
      ["100 x MiB/s at 0.0400 = 4", "1000 x IOPS at 0.0050 = 5", "120 x GiB gp3 at 0.0800 = 9.6"],
    );
    const sum = price.components.flatMap(({ lines }) => lines).reduce((total, line) => total + line.monthly, 0);
    assert.equal(price.monthly, Math.round(sum * 100) / 100);
    assert.deepEqual(price.unknown, []);
  });
});

describe("what the plan says", function () {
  this.timeout(300_000);

  it("is read off the rules that are registered", async () => {
    const recording = await recordStack("prod", {}, "references");
    const { reach } = planFacts("prod", recording);
    assert.deepEqual(
      reach
        .filter(({ to }) => /^gitlab-firewall-(web|ssh|bastion)-door$/.test(to))
        .map(({ port, from }) => `${port} ${from.join(" ")}`)
        .toSorted(),
      [
        "22 2001:db8::/32",
        "22 203.0.113.0/24",
        "2222 203.0.113.10/32",
        "443 198.51.100.0/24 203.0.113.0/24",
        "443 2001:db8::/32",
        "443 NAT gateway",
        "80 198.51.100.0/24 203.0.113.0/24",
        "80 2001:db8::/32",
        "80 NAT gateway",
      ],
    );
    assert.equal(
      reach.length,
      recording.resources.filter(({ type }) => type.endsWith(":SecurityGroupIngressRule")).length,
    );
  });

  it("asks people to do what no program can", async () => {
    const { byHand, quotas } = await planOf("prod");
    assert.deepEqual(byHand, [
      "Raise the quota EC2: running on-demand standard instances, vCPUs (L-1216C47A) to 12 or more; a new account has 5.",
      "See that the domain's public Route 53 zone exists and that its parent delegates to it.",
      "Have gitlab-admins@example.com confirm the subscription that AWS sends by e-mail.",
      "Read root's first password with the command of the output next, sign in, and change it.",
    ]);
    assert.equal(quotas.length, 4);
  });

  it("names the types that have no card, besides their missing price", async () => {
    const recording = await recordStack("dev", {}, "references");
    const [bucket] = recording.resources.filter(({ type }) => type === "aws:s3/bucket:Bucket");
    const database = { ...bucket!, type: "aws:rds/instance:Instance", name: "database" };
    const { findings, price } = planFacts("dev", { ...recording, resources: [...recording.resources, database] });
    assert.deepEqual(price.unknown, ["database (aws:rds/instance:Instance)"]);
    const [found, ...others] = findings.filter(({ todo }) => todo.includes("tools/cards"));
    assert.match(found?.what ?? "", /^Nothing is known here of aws:rds\/instance:Instance:/);
    assert.deepEqual(others, []);
  });

  it("names data that is not protected, loudly", async () => {
    const { data } = await planOf("dev");
    assert.ok(data.every(({ guards }) => guards[0] === "NOT protected"));
    assert.equal(find(await recordStack("dev"), "Vault", "gitlab-vault").options.protect, false);
  });
});

describe("generated documents", function () {
  this.timeout(300_000);
  for (const { path, update } of generatedDocs) {
    it(`are not stale: ${path}`, async () => {
      const text = readFileSync(path, "utf8");
      assert.equal(text, await update(text), "run: npm run docs");
    });
  }
});
