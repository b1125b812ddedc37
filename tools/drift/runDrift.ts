import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { DeployError } from "../deploy/deployError.ts";
import { headCommit } from "../deploy/refuseOlder.ts";
import { runCommand } from "../deploy/runCommand.ts";
import { wayOn } from "../deploy/wayOn.ts";
import { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import type { Terminal } from "../terminal.ts";
import { driftIn, type Drift } from "./driftIn.ts";
import { driftIssue } from "./driftIssue.ts";
import { driftText, driftTitle } from "./driftText.ts";
import { expectedDrift, unexpected } from "./expectedDrift.ts";

/** Exit code of a stack that somebody else changed. */
const drifted = 6;

/**
 * Compares AWS with the state: `npm run drift -- --stack S --out DIR`. It writes DIR/drift.json, and with GITLAB_BOT_TOKEN keeps the
 * issue about the stack.
 *
 * @param args of the command line
 * @param terminal for messages
 * @returns 0: no drift, or an expected one; 1: it cannot say; 6: drift; 64: the command line is wrong
 */
export async function runDrift(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { stack = "", out = "" } = deployOptions(args, ["stack", "out"], ["stack", "out"]);
    const expected = expectedDrift(stack);
    const all = await refreshed(stack, terminal);
    const drifts = all.flatMap((drift) => unexpected(drift, expected) ?? []);
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

/** The events hold values, so they are deleted at once. */
async function refreshed(stack: string, terminal: Terminal): Promise<readonly Drift[]> {
  const folder = mkdtempSync(join(tmpdir(), "drift-"));
  try {
    const into = join(folder, "events.jsonl");
    const args = ["run", "--silent", "preview", "--", "--stack", stack, "--refresh", "--json", "--non-interactive"];
    const environment = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };
    const { said } = await runCommand("npm", args, terminal, { environment, into });
    const { complete, drifts } = driftIn(readFileSync(into, "utf8"));
    if (complete) return drifts;
    throw new DeployError(
      wayOn(said, stack) ??
        `The preview of ${stack} failed, so nobody can say whether it drifted: npm run preview -- --stack ${stack} --refresh says why.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function keepIssue(stack: string, drifts: readonly Drift[]): Promise<string | undefined> {
  const { CI_API_V4_URL: url = "", CI_PROJECT_ID: project = "", GITLAB_BOT_TOKEN: token = "" } = process.env;
  if (token === "") return undefined;
  const { CI_JOB_URL: job = "a run by hand" } = process.env;
  const text = drifts.length === 0 ? undefined : driftText(stack, drifts, `${headCommit()}, ${job}`);
  return driftIssue(new GitlabApi({ url, project, token }), driftTitle(stack), text);
}
