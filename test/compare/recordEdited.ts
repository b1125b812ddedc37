import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stackConfig, type StackConfig } from "../../config/stackFile.ts";
import { recordApart } from "../../tools/against/recordApart.ts";
import type { Side } from "../../tools/compare/compare.ts";
import { settingValues } from "../../tools/compare/settingValues.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { recordStack } from "../components/recordStack.ts";
import { programCopy } from "./programCopy.ts";
import { applyEdit, type ProgramEdit } from "./programEdit.ts";

/** The files that the program needs to run. */
const program = ["index.ts", "transforms.ts", "package.json", "components", "config", "gitlab"];

/**
 * Records this project's program as it would be after an edit, for one side of a comparison.
 *
 * @param stack whose stack file is read
 * @param sets values that override it
 * @param edit of the program; default: none
 */
export async function recordEdited(
  stack: string,
  sets: Readonly<Record<string, string>>,
  edit?: ProgramEdit,
): Promise<Side & { readonly config: StackConfig }> {
  const config = stackConfig(readFileSync("Pulumi.yaml", "utf8"), readFileSync(`Pulumi.${stack}.yaml`, "utf8"), sets);
  const recording = edit ? await recordCopy(stack, config, edit) : await recordStack(stack, sets, "references");
  return { recording: JSON.parse(JSON.stringify(recording)) as Recording, config, settings: settingValues(config) };
}

/** In a separate process, so nothing of the edit remains in this one. */
async function recordCopy(stack: string, config: StackConfig, edit: ProgramEdit): Promise<Recording> {
  const folder = programCopy(program);
  try {
    applyEdit(folder, edit);
    const options = { ...config, stack, computed: "references" } as const;
    const child = new URL("../../tools/recorder/child.ts", import.meta.url);
    const entry = pathToFileURL(join(folder, "index.ts")).href;
    return await recordApart(child, { program: entry, options }, "the edited program");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
