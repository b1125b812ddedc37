import assert from "node:assert/strict";
import { holdsData } from "../../tools/cards/cards.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { differenceText, resourceTexts, wholeText } from "../components/goldenText.ts";
import { checkGolden } from "../golden.ts";
import { recordAccount } from "./recordAccount.ts";

const examples = ["shared", "dev", "prod", "one", "closed"] as const;

/** What registered roles may do has tests of its own. */
function texts(recording: Recording) {
  const resources = recording.resources.map((one) =>
    one.type === "aws:iam/policy:Policy" ? { ...one, inputs: { ...one.inputs, policy: "(accounts/rights)" } } : one,
  );
  return resourceTexts({ ...recording, resources });
}

const golden = (file: string) => `test/accounts/golden/${file}`;

describe("what accounts/ registers", () => {
  const recordings = new Map<string, Recording>();
  before(async () => {
    for (const name of examples) recordings.set(name, await recordAccount(name));
  });
  const of = (name: string) => recordings.get(name)!;

  for (const name of examples) {
    it(`is exactly the inventory of ${name}: a changed line replaces something`, () => {
      const lines = of(name).resources.map((one) => `${one.type}::${one.name}`);
      checkGolden(golden(`${name}.txt`), `${lines.toSorted().join("\n")}\n`);
    });
  }

  it("is exactly this for one account, with every input, option and dependency", () => {
    checkGolden(golden("one.whole.txt"), wholeText(texts(of("one"))));
  });

  for (const name of ["shared", "prod", "closed"]) {
    it(`differs from one account by exactly this for ${name}`, () => {
      checkGolden(golden(`${name}.diff`), differenceText(texts(of("one")), texts(of(name))));
    });
  }

  it("protects every bucket and key, unless that is lifted", async () => {
    for (const name of examples) {
      const holders = of(name).resources.filter(holdsData);
      assert.ok(holders.length >= 3, name);
      assert.deepEqual(
        holders.filter(({ options }) => !options.protect).map((one) => one.name),
        [],
      );
    }
    const lifted = await recordAccount("one", {
      "protection.lifted": "true",
      "protection.reason": "an account for this test only",
    });
    assert.ok(lifted.resources.filter(holdsData).every(({ options }) => !options.protect));
  });

  it("is made by one provider, for one account", () => {
    for (const name of examples) {
      const providers = of(name).resources.filter(({ type }) => type === "pulumi:providers:aws");
      assert.equal(providers.length, 1);
      assert.match(String(providers[0]!.inputs.allowedAccountIds), /^\["\d{12}"\]$/);
    }
  });
});
