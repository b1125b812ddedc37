import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { stackConfig, type StackConfig } from "../../config/stackFile.ts";
import { record } from "../../tools/recorder.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { recordStack } from "../components/recordStack.ts";

/** A change of the program: in a file, a text that occurs once becomes another one. */
export interface SourceEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

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
  const folder = mkdtempSync(join(tmpdir(), "edited-"));
  try {
    for (const name of program) cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
    for (const { file, from, to } of edits) {
      const text = readFileSync(join(folder, file), "utf8");
      if (text.split(from).length !== 2) throw new Error(`${file} does not have this text once: ${from}`);
      writeFileSync(
        join(folder, file),
        text.replace(from, () => to),
      );
    }
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
