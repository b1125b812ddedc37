import { readFileSync } from "node:fs";
import { architecture, type Architecture } from "../../config/architecture.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

/**
 * The architecture for the text of a stack file.
 *
 * @throws Error with every problem of the stack file
 */
export function architectureOf(stackYaml: string, stack: string): Architecture {
  const { secretKeys, ...said } = stackConfig(read("Pulumi.yaml"), stackYaml);
  const parsed = parseSettings({ ...said, stack, isSecret: (key) => secretKeys.includes(key) });
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  return architecture(parsed.settings);
}

/**
 * The architecture of a stack of this project.
 *
 * @throws Error with every problem of its stack file
 */
export function architectureOfStack(stack: string): Architecture {
  return architectureOf(read(`Pulumi.${stack}.yaml`), stack);
}
