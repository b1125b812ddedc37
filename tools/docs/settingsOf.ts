import { readFileSync } from "node:fs";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import type { Settings } from "../../config/settings.ts";
import { stackConfig } from "../../config/stackFile.ts";

/**
 * The settings in the text of a stack file.
 *
 * @param stackYaml the text
 * @param stack name of the stack
 * @param sets values that override it
 * @throws Error with every problem of the stack file
 */
export function settingsOf(stackYaml: string, stack: string, sets: Readonly<Record<string, string>> = {}): Settings {
  const projectYaml = readFileSync(new URL("../../Pulumi.yaml", import.meta.url), "utf8");
  const { secretKeys, ...said } = stackConfig(projectYaml, stackYaml, sets);
  const parsed = parseSettings({ ...said, stack, isSecret: (key) => secretKeys.includes(key) });
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  return parsed.settings;
}
