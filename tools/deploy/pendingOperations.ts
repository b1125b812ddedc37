import { spawnSync } from "node:child_process";
import { pendingWords, type ExportedState } from "../review/exportedState.ts";
import { DeployError } from "./deployError.ts";

/** Larger than the largest state of this project. */
const mostBytes = 256 * 1024 * 1024;

/**
 * What a run that was cut off left half done, as `creating name`. The engine only warns about it, and would create such a resource
 * a second time.
 *
 * @param stack name of the stack
 * @throws DeployError if the state cannot be read
 */
export function pendingOperations(stack: string): string[] {
  const args = ["stack", "export", "--stack", stack, "--non-interactive"];
  const { status, stdout, stderr } = spawnSync("pulumi", args, { encoding: "utf8", maxBuffer: mostBytes });
  if (status !== 0) throw new DeployError(`The state of ${stack} cannot be read.\n${stderr.trim()}`);
  return pendingWords(JSON.parse(stdout) as ExportedState);
}

/**
 * Refuses to go on where a run was cut off.
 *
 * @param stack name of the stack
 * @param startAgain sentence that says which job to start when the state is right again
 */
export function refusePending(stack: string, startAgain: string): void {
  const pending = pendingOperations(stack);
  if (pending.length === 0) return;
  throw new DeployError(
    `A run of ${stack} is under way, or was cut off, while ${pending.join(", ")}. If its job still runs, wait for it. If not, nobody knows whether AWS did that: look there, and run pulumi cancel --stack ${stack}, which removes the lock. Then, ${wayOnFromPending(stack)} ${startAgain}`,
    { refused: true },
  );
}

/** The commands that tell Pulumi what became of an operation that was cut off. */
function wayOnFromPending(stack: string): string {
  return `if it does not exist, run pulumi refresh --stack ${stack} --clear-pending-creates; if it exists, run pulumi refresh --stack ${stack} --import-pending-creates URN --import-pending-creates ID (docs/pipeline.md, "A run was cut off").`;
}
