import { fork } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "../../../policy/finding.ts";
import type { PolicyResource } from "../../../policy/policyResource.ts";
import { unknown } from "../../../policy/unknown.ts";
import { atTheEnd, temporaryFolder } from "../../against/temporary.ts";
import { AgainstError } from "../../against/againstError.ts";
import { checkOut } from "../../against/revision.ts";
import type { PolicyRow } from "./packChanges.ts";

/** What the pack of another revision is, and what it has against a program. */
export interface OtherPack {
  readonly rows: readonly PolicyRow[];
  readonly findings: readonly Finding[];
}

/** The message to the child process. */
export interface PackTask {
  /** Absolute path of the other revision. */
  readonly root: string;
  readonly resources: unknown;
  /** Stands for unknown values among the resources. */
  readonly unknownMark: string;
}

const unknownMark = "‹unknown to the other pack›";

/**
 * Judges what a program registered by the policy pack of another revision.
 *
 * @param commit of the other revision
 * @param folder of the project
 * @param resources as policies see them
 * @returns `undefined`: that revision has no pack
 * @throws AgainstError if its pack cannot be loaded
 */
export async function otherPack(
  commit: string,
  folder: string,
  resources: readonly PolicyResource[],
): Promise<OtherPack | undefined> {
  const root = temporaryFolder("gitlab-on-aws-pack");
  checkOut(commit, folder, root);
  if (!existsSync(join(root, "policy/judgePack.ts"))) return undefined;
  if (!existsSync(join(root, "node_modules")))
    symlinkSync(join(folder, "node_modules"), join(root, "node_modules"), "dir");
  const child = fork(fileURLToPath(new URL("judgeChild.ts", import.meta.url)), [], {
    cwd: root,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  atTheEnd(() => child.kill("SIGKILL"));
  const answer = await new Promise<OtherPack | { readonly problem: string }>((resolve, reject) => {
    child.on("error", reject);
    child.on("message", (message) => {
      resolve(message as OtherPack);
    });
    child.on("close", () => {
      resolve({ problem: "it ended before it had judged" });
    });
    child.send({ root, resources: marked(resources), unknownMark } satisfies PackTask);
  });
  child.kill();
  if ("rows" in answer) return answer;
  throw new AgainstError(
    `The policy pack of the commit ${commit} cannot judge this program: ${answer.problem}. Rebase on that commit, or name another one with --rules-of.`,
  );
}

function marked(value: unknown): unknown {
  if (value === unknown) return unknownMark;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
}
