import { readFileSync } from "node:fs";
import { stackConfig } from "../../config/stackFile.ts";
import { record } from "../../tools/recorder.ts";
import { freshProgram } from "../../tools/recorder/freshProgram.ts";
import type { ComputedOutputs } from "../../tools/recorder/monitor.ts";
import type { Recording } from "../../tools/recorder/recording.ts";

const program = new URL("../../accounts/accountProgram.ts", import.meta.url);

/** The text of an example of a stack file. */
export function example(name: string): string {
  return readFileSync(`accounts/examples/${name}.yaml`, "utf8");
}

/**
 * Records the project accounts/, in the account of its stack file.
 *
 * @param name of an example
 * @param sets values that override it, by path
 * @param computed what the program gets for values that only AWS knows
 */
export function recordAccount(
  name: string,
  sets: Readonly<Record<string, string>> = {},
  computed: ComputedOutputs = "references",
): Promise<Recording> {
  const options = stackConfig(readFileSync("accounts/Pulumi.yaml", "utf8"), example(name), sets);
  const accountId = options.config["gitlab-accounts:accountId"];
  const identity = { accountId, arn: `arn:aws:iam::${String(accountId)}:user/plan`, userId: "plan" };
  const answers = { "aws:index/getCallerIdentity:getCallerIdentity": () => identity };
  const run = async () => {
    const { outputs } = (await freshProgram(program)) as { readonly outputs: object };
    return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
  };
  return record(run, { ...options, stack: name, computed, answers });
}
