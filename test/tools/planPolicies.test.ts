import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as aws from "@pulumi/aws";
import { stackConfig } from "../../config/stackFile.ts";
import { pack } from "../../policy/pack.ts";
import type { Plan } from "../../tools/plan/planModel.ts";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { record } from "../../tools/recorder.ts";
import { outcome } from "./outcome.ts";
import { complaints, type Schema } from "./schemaComplaints.ts";

const policy = "ec2-require-metadata-tokens";
const own = pack.filter(({ name }) => name === policy);
const message = 'metadataOptions.httpTokens must be "required"';

/** A program with one node, which breaks a mandatory policy. */
const program = `
import * as aws from "${import.meta.resolve("@pulumi/aws")}";
new aws.ec2.Instance("node", { ami: "ami-01234567", instanceType: "c7g.large", metadataOptions: { httpTokens: "optional" } });
`;

describe("npm run plan, with policies", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "policies-"));
    for (const name of ["Pulumi.yaml", "Pulumi.dev.yaml"]) writeFileSync(join(folder, name), readFileSync(name));
    writeFileSync(join(folder, "index.ts"), program);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const plan = (exceptions: string, now = "2027-01-01", ...args: readonly string[]) => {
    writeFileSync(join(folder, "exceptions.dev.yaml"), exceptions);
    return outcome((terminal) =>
      runPlan(args, terminal, { project: pathToFileURL(`${folder}/`), now: new Date(`${now}T23:59:59Z`), pack: own }),
    );
  };
  const excepting = `exceptions: [{policy: ${policy}, resource: node, reason: it is only a test, lastDay: 2027-01-31}]`;

  it("ends with 3 when a mandatory policy is broken, and says so above everything else", async () => {
    for (const format of ["text", "html", "markdown"]) {
      const { status, stdout } = await plan("", "2027-01-01", "--format", format);
      assert.equal(status, 3, format);
      const said = stdout.replaceAll("&quot;", '"').replaceAll("\\", "").replaceAll(/\s+/g, " ");
      const [first, table] = [said.indexOf(`${policy}: node ${message}.`), said.lastIndexOf(message)];
      assert.ok(first > 0 && table > first, `${format}: ${said}`);
      assert.match(said.slice(0, first), /Mandatory policies are broken/i, format);
    }
  });

  it("ends with 0 while an exception holds, and shows reason, day and place", async () => {
    const { status, stdout } = await plan(excepting);
    assert.equal(status, 0);
    const said = stdout.replaceAll(/\s+/g, " ");
    for (const words of ["1 excepted finding.", "it is only a test", "2027-01-31", "exceptions.dev.yaml, line 1"])
      assert.ok(said.includes(words), words);
    assert.doesNotMatch(said, /Mandatory policies are broken/i);
  });

  it("warns while the end of an exception is near, and ends with 3 on the day after the last one", async () => {
    const near = await plan(excepting, "2027-01-31");
    assert.equal(near.status, 0);
    assert.match(near.stdout.replaceAll(/\s+/g, " "), /ends on 2027-01-31, in 0 days/);
    const past = await plan(excepting, "2027-02-01");
    assert.equal(past.status, 3);
    assert.match(past.stdout.replaceAll(/\s+/g, " "), /exceptions-not-past: node has had no exception from/);
  });

  it("ends with 2 where data is at risk besides, says both, and what the change breaks", async () => {
    const before = await record(
      () => {
        new aws.s3.Bucket("data");
      },
      { computed: "references" },
    );
    const config = stackConfig(readFileSync("Pulumi.yaml", "utf8"), readFileSync("Pulumi.dev.yaml", "utf8"));
    const other = { label: "stack dev", recording: before, config };
    const sources = { project: pathToFileURL(`${folder}/`), pack: own, recordAgainst: () => Promise.resolve(other) };
    writeFileSync(join(folder, "exceptions.dev.yaml"), "");
    const { status, stdout, stderr } = await outcome((terminal) => runPlan(["--against", "dev"], terminal, sources));
    assert.equal(status, 2, stderr);
    const said = stdout.replaceAll(/\s+/g, " ");
    for (const words of [
      `MANDATORY POLICIES ARE BROKEN: ${policy}: node ${message}.`,
      "DATA IS AT RISK: data: deleted together with its data",
      `new: Policy ${policy}; Level MANDATORY, high; Resources node;`,
    ])
      assert.ok(said.includes(words), `${words}\n${said}`);
  });

  it("has its findings in the JSON, by the published schema", async () => {
    const { status, stdout } = await plan("", "2027-01-01", "--format", "json");
    assert.equal(status, 3);
    const schema = JSON.parse(readFileSync("docs/plan.schema.json", "utf8")) as Schema;
    const json = JSON.parse(stdout) as Plan;
    assert.deepEqual(complaints(schema, json, schema), []);
    assert.deepEqual(
      json.policies.findings.map(({ resource, type, path, level, kind }) => [resource, type, path, level, kind]),
      [["node", "aws:ec2/instance:Instance", "metadataOptions.httpTokens", "mandatory", "broken"]],
    );
  });

  it("ends with 1 when the file of exceptions is wrong", async () => {
    const { status, stdout, stderr } = await plan(excepting.replace("tokens", "token"));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, new RegExp(`there is no policy ec2-require-metadata-token: did you mean ${policy}\\?`));
  });
});
