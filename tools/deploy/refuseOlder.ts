import { spawnSync } from "node:child_process";
import { DeployError } from "./deployError.ts";

/**
 * Refuses a commit that does not contain the deployed one: it would undo what is deployed without saying so.
 *
 * @param commit to deploy
 * @param deployed as {@link deployedCommit} found it; `undefined`: nothing yet
 * @param accepted the deployed commit, where a person says that it may be undone
 * @throws DeployError that names both commits and what to do
 */
export function refuseOlder(commit: string, deployed: string | undefined, accepted: string | undefined): void {
  if (deployed === undefined || deployed === accepted || contains(commit, deployed)) return;
  if (git("cat-file", "-e", `${deployed}^{commit}`).status !== 0) {
    throw new DeployError(
      `${deployed} is deployed, and this clone does not have it. Push it, or fetch the whole history (GIT_DEPTH: 0). If it is lost, deploy once with --accept-deployed ${deployed}: that undoes what only it had.`,
      { refused: true },
    );
  }
  const older = contains(deployed, commit);
  throw new DeployError(
    older
      ? `${commit} is older than ${deployed}, which is deployed. To go back, revert the change in a merge request (docs/roll-back.md).`
      : `${commit} does not contain ${deployed}, which is deployed. Merge it first, or deploy once with --accept-deployed ${deployed}: that undoes what only it had.`,
    { refused: true },
  );
}

/** Whether a commit is or contains an earlier one. It contains none that this clone does not have. */
export function contains(commit: string, earlier: string): boolean {
  return commit === earlier || git("merge-base", "--is-ancestor", earlier, commit).status === 0;
}

/** The commit that is checked out. */
export function headCommit(): string {
  const { status, stdout, stderr } = git("rev-parse", "--verify", "HEAD");
  if (status !== 0) throw new DeployError(`git does not say which commit this is: ${stderr.trim()}`);
  return stdout.trim();
}

function git(...args: readonly string[]) {
  return spawnSync("git", [...args], { encoding: "utf8" });
}
