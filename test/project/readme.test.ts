import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sizes } from "../../config/sizes.ts";
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

/** What one box as in `Pulumi.team.yaml` costs per month, computed only from the resources of a recording. */
async function bill(
  sets: Readonly<Record<string, string>>,
): Promise<{ readonly resources: number; readonly dollars: number }> {
  const { resources } = await recordStack("team", sets);
  const real = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  const of = (type: string) => real.filter((one) => one.type === type);
  const rate = (name: string) => byHand[name] ?? NaN;
  const hour = (name: string, count: number) => count * rate(name) * 730;
  const types = of("aws:ec2/instance:Instance").map(({ inputs }) => inputs.instanceType);
  assert.deepEqual(types, ["c7g.2xlarge"]);
  const launched = of("aws:ec2/launchTemplate:LaunchTemplate").map(({ inputs }) => inputs.instanceType);
  assert.deepEqual(launched, ["t4g.micro"]);
  const roots = [
    ...of("aws:ec2/instance:Instance").map(
      ({ inputs }) => (inputs.rootBlockDevice as { readonly volumeSize: number }).volumeSize,
    ),
    8, // of Amazon's image: the bastion
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
    hour("t4gMicroHour", 1),
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

/** The hosts of 3,000 users, in people's words. */
const threeThousand = "3 Gitaly, 3 Praefect, 3 to 5 web, 2 to 3 Sidekiq, 1 toolbox, 1 bastion";

describe("README", () => {
  it("has the sizes and prices that come out by hand, too", async () => {
    const [, part = ""] = /<!-- generated: sizes -->(.*?)<!-- end: sizes -->/s.exec(readme) ?? [];
    const rows = part
      .split("\n")
      .filter((line) => /^\| \d/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    const [built, priced] = [rows.slice(0, sizes.length), rows.slice(sizes.length)];
    const users = (cells: readonly string[]) => Number(cells[1]?.replace(",", ""));
    for (const table of [built, priced]) assert.deepEqual(table.map(users), [...sizes.map((size) => size.users)]);
    for (const [at, cells] of built.entries()) {
      if (users(cells) > 1000) continue;
      assert.deepEqual(cells.slice(2, 5), ["1 box, 1 bastion", "on the box", "on the box"]);
      const { resources, dollars } = await bill({ users: String(users(cells)) });
      assert.ok(resources > 200 && dollars > 250, `${String(resources)} resources, ${String(dollars)}`);
      assert.equal(cells[5], String(resources));
      const [, , month, , year] = priced[at] ?? [];
      assert.equal(month, String(Math.round(dollars)));
      assert.ok(Math.abs(Number(year?.replace(",", "")) - dollars * 12) < 1, year);
    }
    assert.equal(built.find((cells) => users(cells) === 3000)?.[2], threeThousand);
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
