import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordStack } from "../components/recordStack.ts";
import { planCommand } from "../tools/planCommand.ts";
import { planOf } from "../tools/planOf.ts";

const readme = readFileSync("README.md", "utf8");

/** Dollars in us-east-1, written down by hand, so that this does not depend on prices.json (which has the sources). */
const byHand: Readonly<Record<string, number>> = {
  c7g2xlargeHour: 0.29,
  t4gMicroHour: 0.0084,
  gp3GiB: 0.08,
  natHour: 0.045,
  balancerHour: 0.0225,
  addressHour: 0.005,
  key: 1,
  secret: 0.4,
  zone: 0.5,
  alarm: 0.1,
  metric: 0.3,
};

/** What a stack costs per month, computed only from the resources of a recording. */
async function bill(stack: string): Promise<{ readonly resources: number; readonly dollars: number }> {
  const { resources } = await recordStack(stack);
  const real = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  const of = (type: string) => real.filter((one) => one.type === type);
  const rate = (name: string) => byHand[name] ?? NaN;
  const hour = (name: string, count: number) => count * rate(name) * 730;
  const types = of("aws:ec2/instance:Instance").map(({ inputs }) => inputs.instanceType);
  const bastion = stack === "team"; // only if the stack file has a door for it
  assert.deepEqual(types, ["c7g.2xlarge"]);
  const launched = of("aws:ec2/launchTemplate:LaunchTemplate").map(({ inputs }) => inputs.instanceType);
  assert.deepEqual(launched, bastion ? ["t4g.micro"] : []);
  const roots = [
    ...of("aws:ec2/instance:Instance").map(
      ({ inputs }) => (inputs.rootBlockDevice as { readonly volumeSize: number }).volumeSize,
    ),
    ...(bastion ? [8] : []), // of Amazon's image
  ];
  const volumes = of("aws:ebs/volume:Volume").map(({ inputs }) => {
    assert.deepEqual([inputs.iops, inputs.throughput], [3000, 125], "what gp3 has for nothing");
    return Number(inputs.size);
  });
  const gib = [...roots, ...volumes].reduce((sum, size) => sum + size, 0);
  const balancers = of("aws:lb/loadBalancer:LoadBalancer");
  const doors = balancers.map(({ inputs }) => (inputs.subnets as readonly unknown[]).length);
  const addresses = of("aws:ec2/eip:Eip").length + doors.reduce((sum, count) => sum + count, 0);
  const alarms = of("aws:cloudwatch/metricAlarm:MetricAlarm");
  const parts = [
    hour("c7g2xlargeHour", 1),
    hour("t4gMicroHour", bastion ? 1 : 0),
    gib * rate("gp3GiB"),
    hour("natHour", of("aws:ec2/natGateway:NatGateway").length),
    hour("balancerHour", balancers.length),
    hour("addressHour", addresses),
    of("aws:kms/key:Key").length * rate("key"),
    of("aws:secretsmanager/secret:Secret").length * rate("secret"),
    of("aws:route53/zone:Zone").length * rate("zone"),
    alarms.length * rate("alarm"),
    alarms.filter(({ inputs }) => !String(inputs.namespace).startsWith("AWS/")).length * rate("metric"),
  ];
  return { resources: real.length, dollars: parts.reduce((sum, part) => sum + part, 0) };
}

describe("README", () => {
  it("has the sizes and prices that come out by hand, too", async () => {
    const [, part = ""] = /<!-- generated: sizes -->(.*?)<!-- end: sizes -->/s.exec(readme) ?? [];
    const rows = part
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    assert.deepEqual(
      rows.map((cells) => cells.slice(1, 6)),
      [
        ["`--stack dev`", "500", "1 box", "on the box", "on the box"],
        ["`--stack team`", "1000", "1 box, 1 bastion", "on the box", "on the box"],
        [
          "`--stack prod --set users=2000`",
          "2000",
          "1 toolbox, 1 gitaly, 2 to 3 rails, 1 to 2 sidekiq, 1 bastion",
          "db.m6g.large",
          "1 cache.m6g.large",
        ],
        [
          "`--stack prod`",
          "3000",
          "1 toolbox, 3 member, 3 praefect, 3 to 5 rails, 2 to 3 sidekiq, 1 bastion",
          "db.r6g.large, two zones",
          "3 cache.r6g.large",
        ],
      ],
    );
    for (const [at, stack] of ["dev", "team"].entries()) {
      const { resources, dollars } = await bill(stack);
      assert.ok(resources > 200 && dollars > 250, `${stack}: ${String(resources)} resources, ${String(dollars)}`);
      assert.equal(rows[at]?.[6], String(resources), stack);
      // The plan rounds each line to cents.
      assert.ok(
        Math.abs(Number(rows[at]?.[7]) - dollars) < 0.05,
        `${stack}: ${String(rows[at]?.[7])}, ${String(dollars)}`,
      );
    }
  });

  it("has commands that end well, and an example of a change that AWS takes", async () => {
    const commands = [...readme.matchAll(/^npm run plan -- (.*)$/gm)].map(([, args = ""]) => args.split(" "));
    assert.equal(commands.length, 2);
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    for (const args of commands) {
      const inFolder = args.map((arg) => (arg === "plan.html" ? join(folder, arg) : arg));
      const { status, stdout, stderr } = await planCommand(...inFolder);
      assert.deepEqual([status, stderr], [0, ""], args.join(" "));
      if (args.includes("--against")) {
        assert.match(stdout, /No data is at risk\./);
        assert.match(stdout, /\n {4}- size: 120 → 350\n/);
      }
    }
    rmSync(folder, { recursive: true });
  });

  it("lets nobody start from a file that leaves data without protection", async () => {
    const copied = /Copy (.*) to `Pulumi\.<stack>\.yaml`/.exec(readme)?.[1] ?? "";
    const stacks = [...copied.matchAll(/`Pulumi\.(\w+)\.yaml`/g)].map(([, stack = ""]) => stack);
    assert.deepEqual(stacks, ["team", "prod"]);
    for (const stack of stacks) {
      const { data } = await planOf(stack);
      assert.ok(data.length > 20);
      for (const { resource, guards } of data) assert.match(guards[0] ?? "", /^protected: /, resource);
    }
  });
});
