// Records anew what the engine says about the stack dev, for the tests of the review: node test/engine/recordStreams.ts.
// It takes about two minutes and needs Pulumi's CLI.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { slimState } from "../review/slimStream.ts";
import { EngineStack } from "./engineStack.ts";
import { previewStream } from "./previewStream.ts";

const renamed = { program: { module: "renamedSecret.ts" } };

/** What each stream is about, by its name. */
const edits = [
  { name: "clean", sets: { undeleteDays: "40" } },
  { name: "costly", sets: { "nodes.box.instanceType": "c7g.4xlarge" } },
  { name: "breaks-rule", program: { module: "optionalTokens.ts" } },
  { name: "loses-data", ...renamed },
];

const target = "test/review/streams";
const stack = await EngineStack.create("dev");
const environment = { ...process.env, ...stack.environment };

function pulumi(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync("pulumi", [...args, "--stack", "dev", "--non-interactive"], {
    cwd: stack.folder,
    encoding: "utf8",
    env: environment,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (stdout === "") throw new Error(stderr);
  return stdout;
}

function record(name: string): void {
  writeFileSync(`${target}/${name}.jsonl`, previewStream(stack));
}

/** Ends an update by force once something is being created, as a lost runner does. */
async function killUpdate(): Promise<void> {
  const update = spawn("pulumi", ["up", "--yes", "--json", "--stack", "dev", "--non-interactive"], {
    cwd: stack.folder,
    env: { ...environment, PULUMI_SKIP_CHECKPOINTS: "false" },
    detached: true,
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => update.on("exit", resolve));
  const file = join(stack.folder, ".pulumi/stacks/gitlab/dev.json");
  while (!readFileSync(file, "utf8").includes('"pending_operations"')) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  process.kill(-(update.pid ?? 0), "SIGKILL");
  await ended;
}

try {
  const made = await stack.up();
  if (!made.succeeded) throw new Error(made.messages.join("\n"));
  for (const { name, ...edit } of edits) {
    await stack.with(edit, async () => {
      await Promise.resolve();
      record(name);
    });
  }
  stack.set({ protection: "{}" });
  await stack.up();
  await stack.with(renamed, async () => {
    await Promise.resolve();
    record("refused");
  });
  stack.set({ undeleteDays: "40" });
  await killUpdate();
  writeFileSync(`${target}/killed-state.json`, slimState(pulumi("stack", "export")));
} finally {
  stack.remove();
}
