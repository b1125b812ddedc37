import { existsSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { stepsFileForm, type ApprovedStep } from "../review/stepsFile.ts";
import { DeployError } from "./deployError.ts";

/**
 * Reads the steps that a preview wrote.
 *
 * @param file steps.json of `npm run review`
 * @param stack that they have to be about
 * @throws DeployError if there is no such file, it has another form or is about another stack
 */
export function readSteps(file: string, stack: string): readonly ApprovedStep[] {
  if (!existsSync(file)) throw new DeployError(`There is no ${file}: run the preview job of ${stack} again.`);
  const read = v.safeParse(stepsFileForm, parsed(readFileSync(file, "utf8")));
  if (!read.success) {
    throw new DeployError(
      `${file} is not what npm run review writes (steps.json, format 1): run the preview job again.`,
    );
  }
  if (read.output.stack !== stack) {
    throw new DeployError(`${file} is about the stack ${read.output.stack}, not ${stack}: name the right file.`);
  }
  return read.output.steps;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
