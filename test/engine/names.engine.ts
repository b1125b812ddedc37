import assert from "node:assert/strict";
import { longestStackName } from "../../config/rules/checkAccount.ts";
import { nameLimits } from "../components/nameLimits.ts";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";

describe("physical names on the engine", function () {
  this.timeout(300_000);
  const longest = "a".repeat(longestStackName);
  let stack: EngineStack;
  allWithOneStack(this, (one) => (stack = one), longest, "team");

  it("are within their limits, and say which stack they belong to, for the longest stack name", async () => {
    const { succeeded, messages } = await stack.up();
    assert.deepEqual([succeeded, messages], [true, []]);
    const made = [...stack.cloud.live().values()].filter(({ inputs }) => inputs.__defaults !== undefined);
    assert.ok(made.length > 60, String(made.length));
    for (const { type, inputs } of made) {
      const name = String(inputs[nameLimits[type]!.property]);
      assert.ok(name.startsWith("gitlab-") && name.includes(longest), `${type}: ${name}`);
    }
  });
});
