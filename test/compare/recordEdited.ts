import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stackConfig, type StackConfig } from "../../config/stackFile.ts";
import { record } from "../../tools/recorder.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { recordStack } from "../components/recordStack.ts";
import { editedCopy, type SourceEdit } from "./editedCopy.ts";

/** What is needed to run the program. */
const program = ["index.ts", "transforms.ts", "package.json", "components", "config", "gitlab"];

/**
 * Records this project's program as it would be after edits of its source.
 *
 * @param stack whose stack file is read
 * @param sets values that win over it
 * @param edits of the source
 */
export async function recordEdited(
  stack: string,
  sets: Readonly<Record<string, string>>,
  edits: readonly SourceEdit[],
): Promise<{ recording: Recording; config: StackConfig }> {
  const config = stackConfig(readFileSync("Pulumi.yaml", "utf8"), readFileSync(`Pulumi.${stack}.yaml`, "utf8"), sets);
  const recording =
    edits.length === 0 ? await recordStack(stack, sets, "references") : await recordCopy(stack, config, edits);
  return { recording: JSON.parse(JSON.stringify(recording)) as Recording, config };
}

async function recordCopy(stack: string, config: StackConfig, edits: readonly SourceEdit[]): Promise<Recording> {
  const folder = editedCopy(program, edits);
  try {
    const entry = pathToFileURL(join(folder, "index.ts")).href;
    return await record(async () => ({ ...((await import(entry)) as object) }), {
      ...config,
      stack,
      computed: "references",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
