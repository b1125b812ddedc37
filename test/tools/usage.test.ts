import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sizes } from "../../config/sizes.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { readUsage, UsageFileError } from "../../tools/usage/readUsage.ts";
import { typicalUnits } from "../../tools/usage/typicalUnits.ts";
import { usageFacts } from "../../tools/usage/usageFacts.ts";
import { usages, type UsageKey } from "../../tools/usage/usages.ts";
import { recordStack } from "../components/recordStack.ts";
import { planCommand } from "./planCommand.ts";

describe("a usage file", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "usage-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (text: string) => {
    const path = join(folder, "bill.yaml");
    writeFileSync(path, text);
    return path;
  };

  const refused = (path: string) => {
    try {
      return JSON.stringify(readUsage(path));
    } catch (error) {
      assert.ok(error instanceof UsageFileError);
      return error.message.replaceAll(folder, "");
    }
  };

  it("has units by key, and may leave keys out or be empty", () => {
    assert.deepEqual(readUsage(file("natGatewayGb: 12.5\nobjectsGb: 0\n")), { natGatewayGb: 12.5, objectsGb: 0 });
    assert.deepEqual(readUsage(file("# nothing yet\n")), {});
  });

  it("is refused with everything that is wrong in it", () => {
    const rows: readonly (readonly [string, readonly string[]])[] = [
      [
        "natGatewayGB: 3\nobjectsGb: many\nlogsIngestGb: -1\nsnapshotGb: .inf\ncoffee: 3\n",
        [
          'objectsGb is "many"; allowed is a number from 0 on. Write the units of a month.',
          "snapshotGb is Infinity; allowed is a number from 0 on. Write the units of a month.",
          "logsIngestGb is -1; allowed is a number from 0 on. Write the units of a month.",
          "natGatewayGB: There is no such key: did you mean natGatewayGb?",
          "coffee: There is no such key.",
        ],
      ],
      ["- 3\n", ["is not a list of keys. Write lines such as natGatewayGb: 300."]],
      ["[", ["is not YAML: Flow sequence must end with a ] at line 1, column 2:"]],
    ];
    for (const [text, lines] of rows) {
      const [head, ...said] = refused(file(text)).split("\n");
      assert.equal(head, "The usage file /bill.yaml:");
      assert.deepEqual(said.toSorted(), lines.map((line) => `  ${line}`).toSorted(), text);
    }
    const missing = "--usage /none.yaml cannot be read: there is no such file. Name a file such as usage.example.yaml.";
    assert.equal(refused(join(folder, "none.yaml")), missing);
    assert.equal(refused(folder), "--usage  cannot be read: it is a folder. Name a file such as usage.example.yaml.");
  });

  it("replaces the typical use in the plan, and a wrong one ends the command with 1", async () => {
    const said = file("internetOutGb: 1000\n");
    const { status, stdout } = await planCommand("--usage", said, "--format", "json");
    assert.equal(status, 0);
    const { price } = JSON.parse(stdout) as { price: ReturnType<typeof priceSummary> };
    const out = price.byUse.find(({ key }) => key === "internetOutGb");
    assert.deepEqual([out?.units, out?.monthly, out?.basis], [1000, 90, `from ${said}`]);
    assert.deepEqual([price.use.of, price.use.typical], [`the use in ${said}`, false]);
    const sum = price.byUse.reduce((all, { monthly = 0 }) => all + monthly, 0);
    assert.equal(price.use.monthly, Math.round(sum * 100) / 100);
    assert.equal(price.use.total, Math.round((price.monthly + price.use.monthly) * 100) / 100);
    const wrong = await planCommand("--usage", file("internetOutGB: 1\n"));
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /internetOutGB: There is no such key: did you mean internetOutGb\?\n$/);
  });

  it("is usage.example.yaml, which changes nothing for whom it is made", async () => {
    const { resources } = await recordStack("prod", {}, "references");
    const example = { file: "usage.example.yaml", said: readUsage("usage.example.yaml") };
    const [typical, said] = [undefined, example].map((usage) => priceSummary(resources, "us-east-1", usage));
    assert.ok(typical && said);
    assert.deepEqual(
      said.byUse.map(({ key, units, monthly }) => [key, units, monthly]),
      typical.byUse.map(({ key, units, monthly }) => [key, units, monthly]),
    );
    assert.deepEqual(Object.keys(example.said).toSorted(), Object.keys(usages).toSorted());
    assert.equal(readFileSync("usage.example.yaml", "utf8").split("\n")[0]?.includes(" 3000 users "), true);
  });

  it("is typical of every size: more users never use less, and nothing is assumed of nobody", async () => {
    const facts = usageFacts((await recordStack("prod", {}, "references")).resources);
    assert.deepEqual(facts, {
      users: 3000,
      savedVolumeGiB: 0,
      loadBalancers: 3,
      logDays: 365,
      cacheSnapshotDays: facts.cacheSnapshotDays,
    });
    for (const key of Object.keys(usages) as UsageKey[]) {
      const units: number[] = sizes.map(({ users }) => typicalUnits(key, { ...facts, users }) ?? NaN);
      assert.deepEqual(
        units,
        units.toSorted((a, b) => a - b),
        key,
      );
      assert.equal(typicalUnits(key, { ...facts, users: 0 }), undefined);
    }
  });
});
