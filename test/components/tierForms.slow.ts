import assert from "node:assert/strict";
import { quotas } from "../../tools/plan/account.ts";
import { firstRun } from "../../tools/plan/firstRun.ts";
import { losses } from "../../tools/plan/losses.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { tierForms } from "../fixtures/tierArchitectures.ts";
import { checkGolden } from "../golden.ts";
import { recordStack } from "./recordStack.ts";

/** How many resources there are of each type. */
function counts({ resources }: Recording): Map<string, number> {
  const found = new Map<string, number>();
  for (const { type } of resources) found.set(type, (found.get(type) ?? 0) + 1);
  return found;
}

describe("the forms of sizes with tiers", function () {
  this.timeout(240_000);
  const forms: { readonly name: string; readonly recording: Recording }[] = [];

  before(async () => {
    for (const { users, form } of tierForms) {
      const name = `${String(users)}-${form.highAvailability}-${form.gitaly}`;
      forms.push({ name, recording: await recordStack("prod", { users: String(users), ...form }, "references") });
    }
  });

  it("differ in their resources only as golden/tier-forms.txt says", () => {
    const all = forms.map(({ name, recording }) => ({ name, found: counts(recording) }));
    const types = [...new Set(all.flatMap(({ found }) => [...found.keys()]))].toSorted();
    const rows = types
      .map((type) => [type, ...all.map(({ found }) => String(found.get(type) ?? 0))])
      .filter(([, ...numbers]) => new Set(numbers).size > 1);
    const lines = [["type", ...all.map(({ name }) => name)], ...rows].map((row) => row.join(" | "));
    checkGolden("test/components/golden/tier-forms.txt", `${lines.join("\n")}\n`);
  });

  it("need what golden/tier-needs.txt says of an account, and of a first run", () => {
    const rows = forms.map(({ name, recording: { resources } }) => {
      const needed = quotas(resources).map((quota) => [quota.name, `${String(quota.needed)}${quota.raise ? "!" : ""}`]);
      return { form: name, minutes: String(firstRun(resources).minutes), ...(Object.fromEntries(needed) as object) };
    });
    const lines = [Object.keys(rows[0]!), ...rows.map(Object.values)].map((row) => row.join(" | "));
    checkGolden("test/components/golden/tier-needs.txt", `${lines.join("\n")}\n`);
  });

  it("lose with a zone what golden/tier-zone-loss.txt says", () => {
    const usual = forms.filter(({ name }) => name.endsWith(name.startsWith("2000") ? "off-sharded" : "on-cluster"));
    const lines = usual.map(({ name, recording: { resources } }) => {
      const all = losses(resources, "us-east-1", firstRun(resources).minutes);
      const rows = all.filter(({ event }) => event.startsWith("Availability Zone"));
      assert.ok(rows.length > 0, name);
      return [name, ...rows.map(({ part, event, lost, until }) => [part, event, lost, until].join(" | "))].join("\n  ");
    });
    checkGolden("test/components/golden/tier-zone-loss.txt", `${lines.join("\n")}\n`);
  });

  it("have the same resources on other processors", async () => {
    const names = ({ resources }: Recording) => resources.map(({ type, name }) => `${type} ${name}`);
    const largest = forms.find(({ name }) => name === "50000-on-cluster")!.recording;
    assert.deepEqual(names(await recordStack("prod", { users: "50000", cpu: "x86_64" }, "references")), names(largest));
  });
});
