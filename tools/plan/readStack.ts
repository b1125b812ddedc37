import { readdirSync } from "node:fs";
import { parseSettings } from "../../config/parseSettings.ts";
import { hidden, problemsText, type Problem } from "../../config/problem.ts";
import { SetTextError, stackConfig, StackTextError, type StackConfig } from "../../config/stackFile.ts";
import { settingValues } from "../compare/settingValues.ts";
import { readStackText } from "../readStackText.ts";
import { UsageError, type PlanOptions } from "./planOptions.ts";
import { saidPaths, type SaidSettings } from "./settingRows.ts";

/** A stack file is wrong. */
export class StackFileError extends Error {}

/**
 * Reads the configuration of a stack, and where each value was set. `project` is the project's folder as a URL that ends
 * in a slash.
 *
 * @throws StackFileError if there is no such file, or with everything that is wrong with it; UsageError if a value of
 *   `--set` is not YAML
 */
export function readStack({ stack, sets }: Pick<PlanOptions, "stack" | "sets">, project: URL): SaidSettings {
  const known = readdirSync(project).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
  if (!known.includes(stack)) {
    throw new StackFileError(`There is no Pulumi.${stack}.yaml. Existing stacks: ${known.join(", ")}.`);
  }
  const file = `Pulumi.${stack}.yaml`;
  try {
    const text = readStackText(new URL(file, project));
    const config = stackConfig(readStackText(new URL("Pulumi.yaml", project)), text, sets);
    const alone = stackConfig(`name: ${config.project}`, text);
    const problems = problemsOf(stack, config);
    if (problems.length > 0) throw new StackFileError(problemsText(stack, problems));
    return { stack, config, inStackFile: saidPaths(settingValues(alone)), onCommandLine: saidPaths(sets) };
  } catch (error) {
    if (error instanceof SetTextError) throw new UsageError(error.message);
    if (error instanceof StackTextError) throw new StackFileError(`${file} ${error.message}`);
    throw error;
  }
}

/** Everything that is wrong: first the keys that the engine silently ignores, then what the program refuses. */
function problemsOf(stack: string, { secretKeys, strayKeys, ...said }: StackConfig): readonly Problem[] {
  const stray = strayKeys.map((key): Problem => {
    const full = key.includes(":") ? key : `${said.project}:${key}`;
    const fix = `Pulumi ignores it: move it below config: as ${full}, or remove it.`;
    return { key, value: hidden, allowed: "config, and the keys that pulumi writes next to it", fix };
  });
  const parsed = parseSettings({ ...said, stack, isSecret: (key) => secretKeys.includes(key) });
  return [...stray, ...("problems" in parsed ? parsed.problems : [])];
}
