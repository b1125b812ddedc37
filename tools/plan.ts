import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { stackConfig } from "../config/stackFile.ts";
import { help, planOptions, UsageError, type PlanOptions } from "./plan/options.ts";
import { plan } from "./plan/plan.ts";
import { planText } from "./plan/text.ts";
import { record } from "./recorder.ts";

const exitCodes = { wrongStackFile: 1, wrongCommandLine: 64, ownMistake: 70 } as const;

/** Paths are taken from the project's folder, wherever the program is started. */
const project = new URL("../", import.meta.url);

async function main(): Promise<void> {
  const options = planOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const { config, secretKeys } = readStack(options);
  const recording = await record(async () => ({ ...(await import("../index.ts")) }), {
    stack: options.stack,
    config,
    secretKeys,
    computed: "references",
  });
  const made = plan(options.stack, recording);
  const toTerminal = options.out === undefined && process.stdout.isTTY;
  const text = options.format === "json" ? `${JSON.stringify(made, null, 2)}\n` : planText(made, toTerminal);
  if (options.out === undefined) process.stdout.write(text);
  else writeFileSync(options.out, text);
}

/** Something in a stack file that no key can say. */
class StackFileError extends Error {}

function readStack({ stack, sets }: PlanOptions) {
  const known = readdirSync(project).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
  if (!known.includes(stack)) {
    throw new StackFileError(`There is no Pulumi.${stack}.yaml. Stacks that exist: ${known.join(", ")}.`);
  }
  const read = (name: string) => readFileSync(new URL(name, project), "utf8");
  try {
    return stackConfig(read("Pulumi.yaml"), read(`Pulumi.${stack}.yaml`), sets);
  } catch (error) {
    throw new StackFileError(
      `Pulumi.${stack}.yaml is not YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function fail(error: unknown): void {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nnpm run plan -- --help lists what is allowed.`);
    process.exitCode = exitCodes.wrongCommandLine;
  } else if (error instanceof StackFileError || pulumi.RunError.isInstance(error)) {
    console.error(error.message);
    process.exitCode = exitCodes.wrongStackFile;
  } else {
    console.error("This is a mistake of the plan itself, not of your stack file. Please report it with what follows:");
    console.error(error);
    process.exitCode = exitCodes.ownMistake;
  }
}

await main().catch(fail);
