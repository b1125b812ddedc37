import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { DeployError } from "../deploy/deployError.ts";
import { headCommit } from "../deploy/refuseOlder.ts";
import { runCommand } from "../deploy/runCommand.ts";
import { runTool } from "../deploy/runTool.ts";
import { wayOn } from "../deploy/wayOn.ts";
import { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import type { Terminal } from "../terminal.ts";
import { runningUpdate } from "../review/runningUpdate.ts";
import { driftIn, type Drift } from "./driftIn.ts";
import { driftIssue } from "./driftIssue.ts";
import { driftText, driftTitle } from "./driftText.ts";
import { expectedDrift, unexpected } from "./expectedDrift.ts";

/** Exit code of a stack that somebody else changed. */
const drifted = 6;

/** What a preview found, or why it says nothing about drift. */
type Found = { readonly drifts: readonly Drift[] } | { readonly running: string };

/**
 * Compares AWS with the state: `npm run drift -- --stack S --out DIR`. It writes DIR/drift.json, and with GITLAB_BOT_TOKEN keeps the
 * issue about the stack. While an update runs it says nothing about drift, because AWS is ahead of the state then.
 *
 * @param args of the command line
 * @param terminal for messages
 * @returns 0: no drift, or an expected one, or an update was running; 1: it cannot say; 6: drift; 64: the command line is wrong
 */
export async function runDrift(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { stack = "", out = "" } = deployOptions(args, ["stack", "out"], ["stack", "out"]);
    const expected = expectedDrift(stack);
    const found = await refreshed(stack, terminal);
    if ("running" in found) {
      terminal.stdout.write(
        `Nobody can say whether ${stack} drifted: ${found.running}. The next run will. If no job of ${stack} runs, see docs/pipeline.md, "A run was cut off".\n`,
      );
      return 0;
    }
    const drifts = found.drifts.flatMap((drift) => unexpected(drift, expected) ?? []);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "drift.json"), `${JSON.stringify({ format: 1, stack, drifts }, undefined, 2)}\n`);
    for (const { resource, properties } of drifts) {
      terminal.stdout.write(
        `${resource}: ${properties.length === 0 ? "is gone" : `${properties.join(", ")} differ`}.\n`,
      );
    }
    const issue = await keepIssue(stack, drifts);
    if (issue !== undefined) terminal.stdout.write(`${issue}\n`);
    if (drifts.length === 0) terminal.stdout.write(`${stack} is as it was deployed.\n`);
    return drifts.length === 0 ? 0 : drifted;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return error instanceof DeployError ? 1 : 64;
  }
}

/** The events hold values, and the state is the whole environment, so they are deleted at once. */
async function refreshed(stack: string, terminal: Terminal): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "drift-"));
  try {
    const into = join(folder, "events.jsonl");
    const args = ["preview", "--stack", stack, "--refresh", "--json", "--non-interactive"];
    const environment = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };
    const before = await stateText(stack, join(folder, "before.json"), terminal);
    const { said } = await runTool("pulumi", args, terminal, { environment, into });
    // Only the state shows whether an update ran meanwhile: a preview takes no lock.
    const after = await stateText(stack, join(folder, "after.json"), terminal);
    const running = runningUpdate([before, after]);
    if (running.length > 0) return { running: running.join("; ") };
    const { complete, drifts } = driftIn(readFileSync(into, "utf8"));
    if (complete) return { drifts };
    throw new DeployError(
      wayOn(said, stack) ??
        `The preview of ${stack} failed, so nobody can say whether it drifted: npm run preview -- --stack ${stack} --refresh says why.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stateText(stack: string, into: string, terminal: Terminal): Promise<string> {
  const args = ["stack", "export", "--stack", stack, "--non-interactive"];
  const { code, said } = await runCommand("pulumi", args, terminal, { into });
  if (code === 0) return readFileSync(into, "utf8");
  throw new DeployError(wayOn(said, stack) ?? `The state of ${stack} cannot be read: the lines above say why.`);
}

async function keepIssue(stack: string, drifts: readonly Drift[]): Promise<string | undefined> {
  const { CI_API_V4_URL: url = "", CI_PROJECT_ID: project = "", GITLAB_BOT_TOKEN: token = "" } = process.env;
  if (token === "") return undefined;
  const { CI_JOB_URL: job = "a run by hand" } = process.env;
  const text = drifts.length === 0 ? undefined : driftText(stack, drifts, `${headCommit()}, ${job}`);
  return driftIssue(new GitlabApi({ url, project, token }), driftTitle(stack), text);
}
