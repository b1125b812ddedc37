import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import type { EngineStack } from "./engineStack.ts";

/** What the pack says about a stack that was never deployed: values that nobody knows yet, and nothing else. */
export function judgedWhenNew(stack: () => EngineStack): void {
  it("break no policy, and some cannot be judged before deployment", async () => {
    const { succeeded, findings, messages } = await stack().preview({ pack: true });
    assert.deepEqual([succeeded, messages], [true, []]);
    assert.deepEqual(
      findings.filter((text) => !/^advisory [^ ]+: [^ ]+: cannot be judged before deployment: /.test(text)),
      [],
    );
    checkGolden("test/engine/unknowns.txt", findings.map((text) => `${text}\n`).join(""));
  });
}
