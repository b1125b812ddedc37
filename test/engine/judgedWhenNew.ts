import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import type { EngineStack } from "./engineStack.ts";

/** The stack of this test protects nothing, and says so. */
const tryOut =
  "advisory gitlab-name-try-outs: aws: defaultTags must not say that protection is lifted where data is to last. Remove protection.lifted from the stack file, unless the stack may be lost at any time.";

/** What the pack says about a stack that was never deployed: values that nobody knows yet, and nothing else. */
export function judgedWhenNew(stack: () => EngineStack): void {
  it("break no policy, and some cannot be judged before deployment", async () => {
    const { succeeded, findings, messages } = await stack().preview({ pack: true });
    assert.deepEqual([succeeded, messages], [true, []]);
    const unknown = findings.map((text) => /^advisory (\S+): (\S+): cannot be judged before deployment: /.exec(text));
    assert.deepEqual(
      findings.filter((_, position) => unknown[position] === null),
      [tryOut],
    );
    const byPolicy = Map.groupBy(
      unknown.filter((found) => found !== null),
      ([, policy = ""]) => policy,
    );
    const lines = [...byPolicy].map(([policy, found]) =>
      [policy, ...new Set(found.map(([, , resource = ""]) => `  ${resource}`))].join("\n"),
    );
    checkGolden("test/engine/unknowns.txt", `${lines.join("\n")}\n`);
  });
}
