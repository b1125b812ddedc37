import { AgainstError } from "../../against/againstError.ts";
import { commitOf } from "../../against/revision.ts";

/**
 * The commit whose rules judge beside the own ones, as a full hash.
 *
 * @param revision argument of `--rules-of`
 * @param folder of the project
 * @throws AgainstError if there is no such revision
 */
export function rulesCommit(revision: string, folder: string): string {
  const commit = commitOf(revision, folder, false, "--rules-of");
  if (commit !== undefined) return commit;
  throw new AgainstError(`--rules-of ${revision}: no git revision has this name. Write one such as origin/main.`);
}
