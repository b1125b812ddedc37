import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import type { EngineStack } from "./engineStack.ts";

/** What the pack says about a stack that was never deployed: values that nobody knows yet, and nothing else. */
export function judgedWhenNew(stack: () => EngineStack): void {
  it("break no policy, and some cannot be judged before deployment", async () => {
    const { succeeded, findings, messages } = await stack().preview({ pack: true });
    assert.deepEqual([succeeded, messages], [true, []]);
    const unknown = findings.map((text) => /^advisory (\S+): (\S+): cannot be judged before deployment: /.exec(text));
    assert.deepEqual(
      findings.filter((_, position) => unknown[position] === null),
      [],
    );
    const byPolicy = Map.groupBy(unknown, (found) => found?.[1]);
    const lines = [...byPolicy].map(([policy = "", found]) =>
      [policy, ...new Set(found.map((one) => `  ${one?.[2] ?? ""}`))].join("\n"),
    );
    checkGolden("test/engine/unknowns.txt", `${lines.join("\n")}\n`);
  });
}
