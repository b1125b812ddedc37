import { spawnSync } from "node:child_process";
import { delimiter, resolve } from "node:path";
import { pulumiArguments } from "./pulumiArguments.ts";

/** Version of the npm package `pulumi`, for people without the Pulumi CLI. */
const cliVersion = "3.265.0";

const [command = "preview", ...rest] = process.argv.slice(2);
const start = pulumiArguments(command, rest, process.env);
process.exitCode = "refusal" in start ? refuse(start.refusal) : run(start.args);

function refuse(why: string): number {
  console.error(why);
  return 1;
}

function run(args: readonly string[]): number {
  // Pulumi's language host runs the program and the policy pack with the first Node in PATH.
  const path = [resolve(import.meta.dirname, "../node_modules/.bin"), process.env.PATH].join(delimiter);
  const { error, status } = spawnSync("pulumi", args, { stdio: "inherit", env: { ...process.env, PATH: path } });
  if (!error) return status ?? 1;
  console.error(
    `There is no pulumi in PATH: install the Pulumi CLI (pulumi.com/docs/install), or run npx --yes pulumi@${cliVersion} ${args.join(" ")}`,
  );
  return 127;
}
