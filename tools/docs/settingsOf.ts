import { readFileSync } from "node:fs";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import type { Settings } from "../../config/settings.ts";
import { sizes } from "../../config/sizes.ts";
import type { Size } from "../../config/sizes/size.ts";
import { stackConfig } from "../../config/stackFile.ts";

/**
 * The settings in the text of a stack file.
 *
 * @param stackYaml the text
 * @param stack name of the stack
 * @param rows the sizes to choose from; tests take those that the stack file cannot name yet
 * @throws Error with every problem of the stack file
 */
export function settingsOf(stackYaml: string, stack: string, rows: readonly Size[] = sizes): Settings {
  const projectYaml = readFileSync(new URL("../../Pulumi.yaml", import.meta.url), "utf8");
  const { secretKeys, ...said } = stackConfig(projectYaml, stackYaml);
  const parsed = parseSettings({ ...said, stack, isSecret: (key) => secretKeys.includes(key) }, rows);
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  return parsed.settings;
}
