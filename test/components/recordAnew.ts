import { readFileSync } from "node:fs";
import { stackConfig } from "../../config/stackFile.ts";
import { record, type RecordOptions } from "../../tools/recorder.ts";
import { freshProgram } from "../../tools/recorder/freshProgram.ts";
import type { ComputedOutputs } from "../../tools/recorder/monitor.ts";
import type { Recording } from "../../tools/recorder/recording.ts";

/**
 * Records this project's program, even if that was done before.
 *
 * @param stack whose stack file is read
 * @param sets values that override it
 * @param computed what the program gets for values that only AWS knows
 * @param answers of data sources, in place of the usual ones
 */
export function recordAnew(
  stack: string,
  sets: Readonly<Record<string, string>> = {},
  computed: ComputedOutputs = "standIns",
  answers: RecordOptions["answers"] = {},
): Promise<Recording> {
  const options = stackConfig(readFileSync("Pulumi.yaml", "utf8"), readFileSync(`Pulumi.${stack}.yaml`, "utf8"), sets);
  const program = new URL("../../index.ts", import.meta.url);
  return record(() => freshProgram(program), { ...options, stack, computed, answers });
}
