import { fileURLToPath } from "node:url";
import type { Against } from "./against.ts";
import { changedFiles } from "./revision.ts";

/** The files that make the program, below the project's folder. The stack file is not one of them. */
const program =
  /^(components|config|gitlab)\/|^(index\.ts|main\.js|transforms\.ts|rejections\.ts|package(-lock)?\.json|Pulumi\.yaml)$/;

/**
 * Whether a plan and what it is compared with run the same program, so that only settings can change anything.
 *
 * @param against what the plan is compared with
 * @param project the project's folder, as a URL that ends in a slash
 * @throws AgainstError if git fails
 */
export function hasSameProgram(against: Against, project: URL): boolean {
  return (
    against.kind === "stackFile" ||
    !changedFiles(against.commit, fileURLToPath(project)).some((path) => program.test(path))
  );
}
