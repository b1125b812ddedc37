import { existsSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AgainstError } from "./againstError.ts";
import { commitOf } from "./revision.ts";

/** What a plan is compared with. */
export type Against =
  | { readonly kind: "stackFile"; /** Absolute path. */ readonly path: string; readonly label: string }
  | { readonly kind: "revision"; readonly commit: string; readonly label: string };

/**
 * Resolves the argument of `--against` as a file, a stack or a git revision, in this order.
 *
 * @param text argument of `--against`
 * @param project the project's folder, as a URL that ends in a slash
 *
 * @throws AgainstError if it names nothing, or both a stack and a revision
 */
export function against(text: string, project: URL): Against {
  const folder = fileURLToPath(project);
  if (/\.ya?ml$/.test(text)) {
    // npm changes to the project's folder. INIT_CWD is the folder that it was started in.
    const folders = [process.env.INIT_CWD ?? ".", ".", folder].map((from) => resolve(from));
    const path = folders.map((from) => resolve(from, text)).find(isFile);
    if (path === undefined) {
      throw new AgainstError(`--against ${text}: there is no such file in ${[...new Set(folders)].join(" or ")}.`);
    }
    return { kind: "stackFile", path, label: `stack file ${basename(path)}` };
  }
  const stackFile = resolve(folder, `Pulumi.${text}.yaml`);
  const isStack = isFile(stackFile);
  const commit = commitOf(text, folder, isStack);
  if (isStack && commit !== undefined) {
    throw new AgainstError(
      `--against ${text}: both a stack and a git revision have this name. Write Pulumi.${text}.yaml for the stack, or ${commit.slice(0, 10)} for the revision.`,
    );
  }
  if (isStack) return { kind: "stackFile", path: stackFile, label: `stack ${text}` };
  if (commit === undefined) {
    throw new AgainstError(
      `--against ${text}: no stack file, stack or git revision has this name. Write the path of a stack file, the name of a stack such as dev, or a revision such as origin/main.`,
    );
  }
  return { kind: "revision", commit, label: `git revision ${text} (${commit.slice(0, 10)})` };
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
