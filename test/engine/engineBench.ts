// Times a preview without changes on Pulumi's real engine, against an empty program with the same packages.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { saidInstead } from "../../tools/bench/saidInstead.ts";
import { EngineStack } from "./engineStack.ts";

saidInstead(`Measures a preview without changes on Pulumi's real engine, against an empty program with the same packages. Needs
the Pulumi CLI. Takes minutes, and wants a machine that does nothing else.

  npm run bench:engine

RUNS says how many previews of each program are made (default: 7); the median counts.
`);

/** Previews of each program; the median counts. */
const runs = Number(process.env.RUNS ?? 7);

/**
 * Imports what the program imports. With a number, it also registers that many resources, flat and with the same provider.
 */
const plainProgram = (resources: number) => `import * as aws from "@pulumi/aws";
import "@pulumi/awsx";
import * as random from "@pulumi/random";
const provider = new aws.Provider("aws", { region: "us-east-1" });
if (${String(resources)} > 0) new random.RandomPassword("password", { length: 9 });
for (let at = 0; at < ${String(resources)}; at++) new aws.ec2.Eip(\`address-\${at}\`, { domain: "vpc" }, { provider });
`;

async function deployed(program?: string): Promise<EngineStack> {
  const stack = await EngineStack.create("dev");
  if (program !== undefined) writeFileSync(join(stack.folder, "main.js"), program);
  const { succeeded, messages } = await stack.up();
  if (!succeeded) throw new Error(messages.join("\n"));
  return stack;
}

function seconds(stack: EngineStack, args: readonly string[]): number {
  const started = performance.now();
  const { status, stdout } = spawnSync("pulumi", ["preview", "--stack", "dev", "--expect-no-changes", ...args], {
    cwd: stack.folder,
    env: { ...process.env, ...stack.environment, CI: "true" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout);
  return (performance.now() - started) / 1000;
}

const dev = await deployed();
const { length: resources } = (await dev.state()).filter(({ type }) => !type.startsWith("pulumi:"));
const programs = {
  empty: await deployed(plainProgram(0)),
  [`${String(resources)} flat resources`]: await deployed(plainProgram(resources)),
  dev,
  "dev with the policy pack": dev,
};
/** Arguments of Pulumi beside the usual ones. */
const given: Readonly<Record<string, readonly string[]>> = { "dev with the policy pack": ["--policy-pack", "policy"] };
const samples = new Map(Object.keys(programs).map((name) => [name, [] as number[]]));
for (let run = 0; run < runs; run++) {
  for (const [name, stack] of Object.entries(programs)) samples.get(name)!.push(seconds(stack, given[name] ?? []));
}
console.log(
  `A preview with nothing to do; median of ${String(runs)}, Node ${process.version}, ${String(cpus().length)} cores.\n`,
);
console.log("| program | s | times empty |\n| --- | --- | --- |");
const medians = new Map([...samples].map(([name, some]) => [name, some.toSorted((a, b) => a - b)[runs >> 1]!]));
for (const [name, median] of medians) {
  console.log(`| ${name} | ${median.toFixed(2)} | ${(median / medians.get("empty")!).toFixed(2)} |`);
}
for (const stack of new Set(Object.values(programs))) stack.remove();
