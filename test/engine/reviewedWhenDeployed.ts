import assert from "node:assert/strict";
import { engineReport } from "../../tools/review/engineReport.ts";
import { recordedRun } from "../review/reviewed.ts";
import type { EngineStack } from "./engineStack.ts";
import { previewStream } from "./previewStream.ts";

/** Holds a recorded stream of the review's tests against the engine: recordStreams.ts records them anew. */
export function reviewedWhenDeployed(stack: () => EngineStack): void {
  it("is previewed in the form that the tests of the review have recorded", async () => {
    const said = await stack().with({ program: { module: "optionalTokens.ts" } }, () =>
      Promise.resolve(engineReport(previewStream(stack()))),
    );
    assert.deepEqual(said, recordedRun("breaks-rule"));
  });
}
