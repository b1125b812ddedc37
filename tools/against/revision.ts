import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AgainstError } from "./againstError.ts";

/**
 * The commit that a revision names.
 *
 * @param revision such as `origin/main`, `HEAD~1`, a tag or a commit
 * @param folder inside the repository
 * @param isOptional whether a revision that is not there may be something else, so that nothing is said about it
 * @returns its hash; `undefined` where there is no such revision
 * @throws AgainstError if git cannot say, or the clone is shallow, so that the revision may be there without being here
 */
export function commitOf(revision: string, folder: string, isOptional: boolean): string | undefined {
  if (revision.startsWith("-")) return undefined;
  const found = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found.status === 0) return found.stdout.trim();
  if (isOptional) return undefined;
  const shallow = git(folder, ["rev-parse", "--is-shallow-repository"]);
  if (shallow.status !== 0) {
    throw new AgainstError(`--against ${revision}: this is no stack, and git cannot look for it: ${reason(shallow)}`);
  }
  if (shallow.stdout.trim() === "true") {
    throw new AgainstError(
      `--against ${revision}: this clone is shallow and does not have it. Run: ${fetchCommand(revision)}`,
    );
  }
  return undefined;
}

/** What brings a revision into a shallow clone. Each deepens, so that nothing that is there goes. */
function fetchCommand(revision: string): string {
  if (/^[0-9a-f]{40}$/.test(revision)) return `git fetch --depth=1 origin ${revision}`;
  const branch =
    /^(?:refs\/remotes\/)?origin\/([^~^@{}]+)$/.exec(revision)?.[1] ?? /^refs\/heads\/(.+)$/.exec(revision)?.[1];
  if (branch !== undefined) {
    const known = revision.startsWith("refs/heads/") ? `, then say --against origin/${branch}` : "";
    return `git fetch --depth=1 origin ${branch}:refs/remotes/origin/${branch}${known}`;
  }
  const back = /^HEAD((?:[~^]\d*)+)$/.exec(revision)?.[1];
  if (back !== undefined) {
    const steps = [...back.matchAll(/[~^](\d*)/g)].map(([step, count]) =>
      step.startsWith("~") && count ? Number(count) : 1,
    );
    return `git fetch --deepen=${String(steps.reduce((sum, step) => sum + step, 0))} origin`;
  }
  if (/^v?\d+(\.\d+)+$/.test(revision)) return `git fetch --depth=1 origin refs/tags/${revision}:refs/tags/${revision}`;
  return "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*' --tags";
}

/**
 * Writes the project as it was at a commit into a folder. The repository's index and work tree are not touched.
 *
 * @param commit its hash
 * @param folder of the project, which may be a part of the repository
 * @param target folder to make
 * @throws AgainstError with git's own words
 */
export function checkOut(commit: string, folder: string, target: string): void {
  const prefix = must(folder, ["rev-parse", "--show-prefix"]).trim();
  const top = must(folder, ["rev-parse", "--show-toplevel"]).trim();
  mkdirSync(target, { recursive: true });
  const environment = { GIT_INDEX_FILE: join(target, ".git-index") };
  must(folder, ["read-tree", `${commit}:${prefix}`], environment);
  // From the top, so that paths begin at the tree's own root.
  must(top, ["--work-tree", target, "checkout-index", "--all", `--prefix=${target}/`], environment);
}

/**
 * A file as it was at a commit.
 *
 * @param commit its hash
 * @param folder of the project
 * @param name of the file, in that folder
 * @returns its text; `undefined` where there was none
 * @throws AgainstError if git cannot say
 */
export function fileAt(commit: string, folder: string, name: string): string | undefined {
  const listed = must(folder, ["ls-tree", "--name-only", commit, "--", `./${name}`]);
  return listed.trim() === "" ? undefined : must(folder, ["show", `${commit}:./${name}`]);
}

function must(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const result = git(folder, args, environment);
  if (result.status !== 0) throw new AgainstError(`git ${args.join(" ")} failed: ${reason(result)}`);
  return result.stdout;
}

function reason({ stderr, status }: Ended): string {
  if (status === null) return "there is no git on this machine.";
  return stderr?.trim() ?? "";
}

/** What git takes from a hook or another git that started this program; it would look at the wrong repository. */
const inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

function git(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  const result: Ended = spawnSync("git", [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...own, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, stdout: result.stdout ?? "", stderr: result.stderr ?? "" };
}

/** Without git on the machine there is neither a status nor a text. */
interface Ended {
  readonly status: number | null;
  readonly stdout: string | null;
  readonly stderr: string | null;
}
