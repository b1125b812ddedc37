import { readdirSync, readFileSync } from "node:fs";
import { settingValues } from "../compare/settingValues.ts";
import { stackConfig } from "../../config/stackFile.ts";
import type { PlanOptions } from "./options.ts";
import { saidPaths, type SaidSettings } from "./settings.ts";

/** Something in a stack file that no key can say. */
export class StackFileError extends Error {}

/**
 * Reads a stack's configuration, and which of it was said where.
 *
 * @param options stack, and what wins over its file
 * @param project folder of the project, as a URL that ends in a slash
 * @throws StackFileError if there is no such file, or it is not YAML
 */
export function readStack({ stack, sets }: Pick<PlanOptions, "stack" | "sets">, project: URL): SaidSettings {
  const known = readdirSync(project).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
  if (!known.includes(stack)) {
    throw new StackFileError(`There is no Pulumi.${stack}.yaml. Stacks that exist: ${known.join(", ")}.`);
  }
  const read = (name: string) => readFileSync(new URL(name, project), "utf8");
  const text = read(`Pulumi.${stack}.yaml`);
  try {
    const config = stackConfig(read("Pulumi.yaml"), text, sets);
    const alone = stackConfig(`name: ${config.project}`, text);
    return {
      stack,
      config,
      inStackFile: saidPaths(settingValues(alone)),
      onCommandLine: saidPaths(sets),
    };
  } catch (error) {
    throw new StackFileError(
      `Pulumi.${stack}.yaml is not YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
