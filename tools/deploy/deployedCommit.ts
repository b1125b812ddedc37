import { spawnSync } from "node:child_process";
import { DeployError } from "./deployError.ts";

/** An update in `pulumi stack history --json`. */
interface Update {
  readonly kind: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Updates that are read: enough to pass over imports and refreshes of a repair. */
const pageSize = 20;

/** Kinds of updates that run the program of a commit (UpdateKind in sdk/go/common/apitype/history.go of pulumi/pulumi, 3.260.0). */
const running: readonly string[] = ["update", "destroy"];

/**
 * The commit that the last run of the program was made from, whether it succeeded or failed. Pulumi writes it into the history of
 * the stack itself, so that a run of a person at a keyboard counts as well. `undefined`: nothing was deployed yet.
 *
 * @param stack name of the stack
 * @throws DeployError if the history cannot be read
 */
export function deployedCommit(stack: string): string | undefined {
  const args = ["stack", "history", "--stack", stack, "--json", "--page-size", String(pageSize), "--non-interactive"];
  const { status, stdout, stderr } = spawnSync("pulumi", args, { encoding: "utf8" });
  if (status !== 0) throw new DeployError(`The history of ${stack} cannot be read.\n${stderr.trim()}`);
  return commitIn(JSON.parse(stdout) as readonly Update[]);
}

/** The commit of the newest update that ran the program; the newest comes first. */
export function commitIn(history: readonly Update[]): string | undefined {
  return history.find(({ kind, environment }) => running.includes(kind) && environment?.["git.head"] !== undefined)
    ?.environment?.["git.head"];
}
