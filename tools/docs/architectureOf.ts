import { readFileSync } from "node:fs";
import { architecture, type Architecture } from "../../config/architecture.ts";
import { settingsOf } from "./settingsOf.ts";

/**
 * The architecture for the text of a stack file.
 *
 * @throws Error with every problem of the stack file
 */
export function architectureOf(stackYaml: string, stack: string): Architecture {
  return architecture(settingsOf(stackYaml, stack));
}

/**
 * The architecture of a stack of this project.
 *
 * @param stack its name
 * @param sets values that override its stack file
 * @throws Error with every problem of its stack file
 */
export function architectureOfStack(stack: string, sets: Readonly<Record<string, string>> = {}): Architecture {
  const text = readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), "utf8");
  return architecture(settingsOf(text, stack, sets));
}
