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
 * @returns its hash; `undefined` where there is no such revision, no repository or no git
 * @throws AgainstError if the clone is shallow, so that the revision may be there without being here
 */
export function commitOf(revision: string, folder: string, isOptional: boolean): string | undefined {
  if (revision.startsWith("-")) return undefined;
  const found = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found.status === 0) return found.stdout.trim();
  if (!isOptional && git(folder, ["rev-parse", "--is-shallow-repository"]).stdout.trim() === "true") {
    throw new AgainstError(
      `--against ${revision}: this clone is shallow and does not have it. Run: ${fetchCommand(revision)}`,
    );
  }
  return undefined;
}

/** What brings a revision into a shallow clone. */
function fetchCommand(revision: string): string {
  const [, base = "", back] = /^(.+?)[~^](\d*)$/.exec(revision) ?? [];
  if (back !== undefined && base !== "") return `git fetch --deepen=${back || "1"} origin`;
  if (/^[0-9a-f]{7,39}$/.test(revision)) return "git fetch --unshallow origin"; // a server knows whole hashes only
  if (/^[0-9a-f]{40}$/.test(revision)) return `git fetch --depth=1 origin ${revision}`;
  const branch = /^(?:refs\/remotes\/)?origin\/(.+)$/.exec(revision)?.[1];
  if (branch !== undefined) return `git fetch --depth=1 origin ${branch}:refs/remotes/origin/${branch}`;
  return `git fetch --depth=1 origin ${revision}:${revision.startsWith("refs/") ? revision : `refs/tags/${revision}`}`;
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
  mkdirSync(target, { recursive: true });
  const environment = { GIT_INDEX_FILE: join(target, ".git-index") };
  must(folder, ["read-tree", `${commit}:${prefix}`], environment);
  // Outside of a work tree, so that paths begin at the tree's own root.
  must(
    folder,
    [
      "--work-tree",
      target,
      "-C",
      must(folder, ["rev-parse", "--show-toplevel"]).trim(),
      "checkout-index",
      "--all",
      `--prefix=${target}/`,
    ],
    environment,
  );
}

/**
 * A file as it was at a commit.
 *
 * @returns its text; `undefined` where there was none
 */
export function fileAt(commit: string, folder: string, name: string): string | undefined {
  const { status, stdout } = git(folder, ["show", `${commit}:./${name}`]);
  return status === 0 ? stdout : undefined;
}

function must(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = git(folder, args, environment);
  if (status !== 0) throw new AgainstError(`git ${args.join(" ")} failed: ${stderr.trim()}`);
  return stdout;
}

function git(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const result: Ended = spawnSync("git", [...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...environment },
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
