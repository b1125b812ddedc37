import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Repository } from "./repository.ts";

/**
 * Gives all tests of a suite one repository, and its plans a folder for temporary files. Call it inside the suite.
 *
 * @param take gets the repository before the first test
 */
export function allWithOneRepository(take: (repository: Repository) => void) {
  let repository: Repository;
  let temporary: string;

  before(() => {
    repository = Repository.create();
    temporary = mkdtempSync(join(tmpdir(), "left-"));
    take(repository);
  });

  after(() => {
    rmSync(dirname(repository.folder), { recursive: true });
    rmSync(temporary, { recursive: true });
  });

  return {
    /** Makes a plan in the repository. */
    plan: (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
      repository.plan(args, { TMPDIR: temporary, ...environment }),
    /** What plans have left behind. Compile caches stay on purpose. */
    left: () => readdirSync(temporary).filter((name) => name !== "node-compile-cache"),
    /** The folder for temporary files. */
    temporary: () => temporary,
  };
}
