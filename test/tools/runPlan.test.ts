import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { recordAgainst } from "../../tools/against/recordAgainst.ts";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
import { report } from "../../tools/document/report.ts";
import { NoResourcesError } from "../../tools/plan/noResourcesError.ts";
import { planFacts } from "../../tools/plan/planFacts.ts";
import { planOptions, UsageError } from "../../tools/plan/planOptions.ts";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { record } from "../../tools/recorder.ts";
import { recordAnew } from "../components/recordAnew.ts";
import { checkGolden } from "../golden.ts";
import { complaints, type Schema } from "./schemaComplaints.ts";
import { outcome } from "./outcome.ts";
import { planCommand, recordDev } from "./planCommand.ts";
import { planOf } from "./planOf.ts";

const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;

describe("npm run plan", () => {
  it("is the text of golden/plan.txt for dev", async () => {
    checkGolden("test/tools/golden/plan.txt", await report("text", await planOf("dev")));
  });

  it("gives JSON by its published schema, which notices what is missing or strange", async () => {
    const { status, stdout } = await planCommand("--format", "json");
    assert.equal(status, 0);
    const json = JSON.parse(stdout) as { price: { monthly: unknown } };
    assert.deepEqual(complaints(schema, json, schema), []);
    assert.deepEqual(complaints(schema, { ...json, extra: 1 }, schema), ["$: extra is not declared"]);
    assert.deepEqual(complaints(schema, { ...json, price: { ...json.price, monthly: "1" } }, schema), [
      "$.price.monthly: is not a number",
    ]);
  });

  it("gives the comparison by the same schema, and ends with 2 where data is at risk", async () => {
    const sets = ["undeleteDays=20", "nodes.box.generation=2", "allow.ssh=[198.51.100.0/24]"];
    const { status, stdout } = await planCommand(
      ...["--against", "Pulumi.dev.yaml", "--format", "json"],
      ...sets.flatMap((set) => ["--set", set]),
    );
    assert.equal(status, 2);
    const { comparison } = JSON.parse(stdout) as { comparison: Comparison };
    assert.deepEqual(complaints(schema, JSON.parse(stdout), schema), []);
    assert.deepEqual([comparison.risks.length, comparison.counts.replaced, comparison.reach.added.length], [11, 6, 1]);
  });

  it("ends with 3 where the run will fail, and with 2 where data is at risk besides", async () => {
    const smaller = ["--against", "dev", "--set", "nodes.box.volumeGiB=80", "--format", "json"];
    const { status, stdout } = await planCommand(...smaller);
    assert.equal(status, 3);
    const json = JSON.parse(stdout) as { comparison: Comparison };
    assert.deepEqual(complaints(schema, json, schema), []);
    assert.deepEqual(
      [json.comparison.failures, json.comparison.price],
      [["gitlab-nodes-gitaly-1-data: size: 120 -> 80; AWS cannot make a volume smaller"], undefined],
    );
    assert.equal((await planCommand(...smaller, "--set", "undeleteDays=1")).status, 2);
  });

  it("says what changes on a terminal, and nothing else", async () => {
    const { status, stdout } = await planCommand("--against", "Pulumi.dev.yaml", "--set", "costCenter=engineering");
    assert.equal(status, 0);
    checkGolden("test/tools/golden/changes.txt", stdout);
  });

  it("writes a file instead", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plan-"));
    const out = join(folder, "plan.txt");
    assert.deepEqual(await planCommand("--out", out), { status: 0, stdout: "", stderr: "" });
    assert.equal(readFileSync(out, "utf8"), readFileSync("test/tools/golden/plan.txt", "utf8"));
    rmSync(folder, { recursive: true });
  });

  it("ends with 1 when the stack file is wrong, and lists every problem", async () => {
    assert.deepEqual(
      await planCommand("--users", "0", "--set", "domain=gitlab", "--set", "nodes.box.instanceType=c7g.big"),
      {
        status: 1,
        stdout: "",
        stderr: [
          "Pulumi.dev.yaml has 3 problems:",
          "  - users: not given. Allowed: a whole number from 1 to 50000. Say how many people will have an account.",
          '  - domain: "gitlab". Allowed: a host name in lower case of at most 64 characters, such as gitlab.example.com. Add the domain, such as .example.com.',
          '  - nodes.box.instanceType: "c7g.big". Allowed: an instance type from config/instanceTypes.json. There is no such type. The family c7g has large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge.',
          "",
        ].join("\n"),
      },
    );
    assert.deepEqual(await planCommand("--stack", "nope"), {
      status: 1,
      stdout: "",
      stderr: "There is no Pulumi.nope.yaml. Existing stacks: dev, prod, team.\n",
    });
  });

  it("ends with 1 when the program makes nothing: that is no plan", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nothing-"));
    const project = pathToFileURL(`${folder}/`);
    for (const name of ["Pulumi.yaml", "Pulumi.dev.yaml"]) writeFileSync(join(folder, name), readFileSync(name));
    writeFileSync(join(folder, "index.ts"), "export const url = 1;\n");
    const said =
      "Stack dev: the program registered no resource, so there is nothing to plan. Check that index.ts creates the GitLab component and does not return before that.\n";
    for (const format of ["text", "json", "html", "markdown"]) {
      const ended = await outcome((terminal) => runPlan(["--format", format], terminal, { project }));
      assert.deepEqual(ended, { status: 1, stdout: "", stderr: said });
    }
    rmSync(folder, { recursive: true });
    const nothing = await record(() => undefined, { computed: "references" });
    assert.throws(() => planFacts("dev", nothing), NoResourcesError);
  });

  it("ends with 70 when the plan itself is wrong, with what to report", async () => {
    const broken: typeof recordAgainst = async (...args) => ({
      ...(await recordDev(...args)),
      recording: { resources: undefined as never },
    });
    const { status, stdout, stderr } = await outcome((terminal) =>
      runPlan(["--against", "dev"], terminal, { recordAgainst: broken }),
    );
    assert.deepEqual([status, stdout], [70, ""]);
    assert.match(stderr, /^This is a bug in npm run plan[^\n]*\nTypeError: [^\n]*\n {4}at /);
  });

  it("is a plan of all resources the second time, too", async () => {
    const [first, second] = [await planOf("team"), await planOf("team", {}, recordAnew)];
    assert.deepEqual(second.resources, first.resources);
  });

  it("ends with 64 when the command line is wrong", async () => {
    const { status, stderr } = await planCommand("--formt", "json");
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

  it("prints help", async () => {
    const { status, stdout } = await planCommand("--help");
    assert.equal(status, 0);
    for (const flag of [
      "--stack",
      "--users",
      "--set",
      "--format",
      "--out",
      "--against",
      "  2   the change puts data at risk and is not approved, whatever else is wrong\n  3   pulumi up will fail",
    ])
      assert.ok(stdout.includes(flag), flag);
  });
});
