import { readFileSync } from "node:fs";
import { architecture, type Architecture } from "../../config/architecture.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";

/**
 * The architecture of a stack of this project.
 *
 * @param stack name of the stack
 * @throws Error with every problem of its stack file
 */
export function architectureOfStack(stack: string): Architecture {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  const { config, secretKeys } = stackConfig(read("Pulumi.yaml"), read(`Pulumi.${stack}.yaml`));
  const parsed = parseSettings({ stack, config, isSecret: (key) => secretKeys.includes(key) });
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  return architecture(parsed.settings);
}
