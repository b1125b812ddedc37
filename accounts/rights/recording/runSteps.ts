import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration, Provider, ProviderCheck } from "./providerCheck.ts";
import { playMissing } from "./playMissing.ts";
import { readCalls } from "./readCalls.ts";
import type { Step } from "./tableOfCalls.ts";

/** A stack in its two states. */
export interface Run {
  readonly name: string;
  readonly states: readonly [first: Configuration, then: Configuration];
  /** Pulumi's token of each of Terraform's types. */
  readonly tokens: ReadonlyMap<string, string>;
}

const apply = ["apply", "-auto-approve", "-input=false", "-no-color"];

/**
 * What Terraform does, one after the other. The first apply is tried twice: moto sometimes does not yet know what it has just
 * made. Errors do not matter, because a call that failed was made.
 */
const steps = [
  { state: 0, doing: "create", args: apply },
  { state: 0, doing: "create", args: [...apply, "-refresh=false"] },
  { state: 0, doing: "create", args: ["refresh", "-input=false", "-no-color"] },
  { state: 1, doing: "update", args: [...apply, "-refresh=false"] },
  { state: 1, doing: "delete", args: ["destroy", "-auto-approve", "-input=false", "-no-color", "-refresh=false"] },
] as const;

/**
 * Makes, reads, changes and deletes a stack on moto.
 *
 * @param tools of provider-check
 * @param provider on this machine
 * @param folder for Terraform's files and logs; it is made
 * @param run the stack
 * @returns the provider's requests, by step
 */
export async function runSteps(tools: ProviderCheck, provider: Provider, folder: string, run: Run): Promise<Step[]> {
  const moto = await tools.startMoto();
  if (moto.endpoint === undefined) throw new Error("moto_server does not start: run it by hand to see why.");
  const player = await playMissing(moto.endpoint);
  try {
    const cwd = tools.makeWorkspace(join(folder, "workspace"), provider);
    const done: Step[] = [];
    for (const [position, { state, doing, args }] of steps.entries()) {
      const log = join(folder, `${String(position)}.log`);
      writeFileSync(join(cwd, "main.tf.json"), JSON.stringify(run.states[state]));
      const environment = { AWS_ENDPOINT_URL: player.endpoint, TF_LOG: "JSON", TF_LOG_PATH: log };
      const { code, stderr } = await tools.terraform(args, { cwd, provider, environment });
      const errors = stderr.match(/Error: .{0,150}/g) ?? [];
      console.error(`${run.name}, ${args[0]}: exit code ${String(code)}`, errors);
      done.push({ doing, calls: await readCalls(log), tokens: run.tokens });
      rmSync(log); // hundreds of megabytes
    }
    return done;
  } finally {
    player.stop();
    moto.stop();
  }
}
