import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AgainstError } from "./againstError.ts";

/**
 * The hash of the commit that a revision such as `origin/main`, `HEAD~1` or a tag names; `undefined`: there is no such
 * revision.
 *
 * @param revision as on the command line
 * @param folder inside the repository
 * @param isOptional whether the text may also name something else, so that a missing revision is not an error
 * @param option of the command line that names it, for messages
 * @throws AgainstError if git fails, or if the clone is shallow and may therefore lack the revision
 */
export function commitOf(
  revision: string,
  folder: string,
  isOptional: boolean,
  option: "--against" | "--rules-of" = "--against",
): string | undefined {
  if (revision.startsWith("-")) return undefined;
  const found = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found.status === 0) return found.stdout.trim();
  if (isOptional) return undefined;
  const shallow = git(folder, ["rev-parse", "--is-shallow-repository"]);
  if (shallow.status !== 0) {
    throw new AgainstError(`${option} ${revision}: git cannot look for a revision of this name: ${reason(shallow)}`);
  }
  if (shallow.stdout.trim() === "true") {
    const known = revision.startsWith("refs/heads/") ? `, then use ${option} origin/${revision.slice(11)}` : "";
    throw new AgainstError(
      `${option} ${revision}: this shallow clone does not have it. Run: ${fetchCommand(revision)}${known}`,
    );
  }
  return undefined;
}

/** The command that fetches a revision into a shallow clone. It only adds history. */
function fetchCommand(revision: string): string {
  if (/^[0-9a-f]{40}$/.test(revision)) return `git fetch --depth=1 origin ${revision}`;
  const branch =
    /^(?:refs\/remotes\/)?origin\/((?:(?!@\{)[^~^])+)$/.exec(revision)?.[1] ??
    /^refs\/heads\/(.+)$/.exec(revision)?.[1];
  if (branch !== undefined) return `git fetch --depth=1 origin ${quoted(`${branch}:refs/remotes/origin/${branch}`)}`;
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

/** For a shell. The name of a branch may hold whatever a shell takes for a command, and may begin as an option does. */
function quoted(branch: string): string {
  return /^\w[\w./:-]*$/.test(branch) ? branch : `'refs/heads/${branch.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Writes the project as it was at a commit into a new folder. The repository's index and work tree stay as they are.
 * The project may be a folder of its repository.
 *
 * @throws AgainstError with git's own message
 */
export function checkOut(commit: string, folder: string, target: string): void {
  const prefix = must(folder, ["rev-parse", "--show-prefix"]).trim();
  const top = must(folder, ["rev-parse", "--show-toplevel"]).trim();
  mkdirSync(target, { recursive: true });
  const environment = { GIT_INDEX_FILE: join(target, ".git-index") };
  must(folder, ["read-tree", `${commit}:${prefix}`], environment);
  // At the top, so that paths start at the root of the tree.
  must(top, ["--work-tree", target, "checkout-index", "--all", `--prefix=${target}/`], environment);
}

/**
 * The text of a file in a folder as it was at a commit; `undefined`: it did not exist.
 *
 * @throws AgainstError if git fails
 */
export function fileAt(commit: string, folder: string, name: string): string | undefined {
  const listed = must(folder, ["ls-tree", "--name-only", commit, "--", `./${name}`]);
  return listed.trim() === "" ? undefined : must(folder, ["show", `${commit}:./${name}`]);
}

/**
 * The files of the project that differ between a commit and the work tree, new ones included, as paths below its folder.
 *
 * @throws AgainstError if git fails
 */
export function changedFiles(commit: string, folder: string): string[] {
  const changed = must(folder, ["diff", "--name-only", "--relative", commit, "--", "."]);
  const added = must(folder, ["ls-files", "--others", "--exclude-standard", "--", "."]);
  return `${changed}${added}`.split("\n").filter((path) => path !== "");
}

function must(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const result = git(folder, args, environment);
  if (result.status !== 0) throw new AgainstError(`git ${args.join(" ")} failed: ${reason(result)}`);
  return result.stdout;
}

function reason({ stderr, status }: ReturnType<typeof git>): string {
  return status === null ? "there is no git on this machine." : stderr.trim();
}

/** Variables that a git hook sets. They would make git use another repository. */
const inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

function git(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  const { status, stdout, stderr } = spawnSync("git", [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...own, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  // If git is not installed, there is no output, although Node's types say otherwise.
  return { status, stdout: (stdout as string | null) ?? "", stderr: (stderr as string | null) ?? "" };
}
