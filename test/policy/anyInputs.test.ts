import assert from "node:assert/strict";
import { judgePack } from "../../policy/judgePack.ts";
import { pack } from "../../policy/pack.ts";
import { recordStack } from "../components/recordStack.ts";
import { anyInputs, canariesIn } from "./anyInputs.ts";

/** What the pack says about everything that prod registers, with its inputs changed. */
async function said(change: (typeof anyInputs)[string]): Promise<string[]> {
  const { resources } = await recordStack("prod");
  const findings = judgePack(
    pack,
    resources.map(({ inputs, ...resource }) => ({ ...resource, props: change(inputs) })),
  );
  return findings.flatMap(({ policy, path, message }) => [`${policy}: ${path}`, `${policy}: ${message}`]);
}

describe("policies", () => {
  for (const [what, change] of Object.entries(anyInputs)) {
    it(`neither fail on nor repeat ${what}`, async () => {
      assert.deepEqual(canariesIn(await said(change)), []);
    });
  }

  it("find something there", async () => {
    const counts = await Promise.all(Object.values(anyInputs).map(async (change) => (await said(change)).length));
    assert.ok(Math.max(...counts) > 100, counts.join(", "));
  });
});
