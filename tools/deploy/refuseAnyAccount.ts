import { existsSync } from "node:fs";
import { stackConfig, StackTextError } from "../../config/stackFile.ts";
import { readStackText } from "../readStackText.ts";
import { DeployError } from "./deployError.ts";

/** What a stack file has to say where a role deploys it, and where that comes from. */
const needed: Readonly<Record<string, string>> = {
  "gitlab:allowedAccountIds": "the account id in the ARN of the output permissionsBoundary, in quotes",
  "gitlab:permissionsBoundary": "the output permissionsBoundary of this environment",
};

/** Whether a job has a role, directly or by the profile that ci/role.sh writes. */
function hasRole(): boolean {
  const { AWS_ROLE_ARN: arn = "", AWS_PROFILE: profile = "" } = process.env;
  return arn !== "" || profile === "role";
}

/**
 * Refuses to use a role for a stack whose file does not name its account and the boundary of its roles. Without the first, a wrong
 * role reaches another account; without the second, the apply role fails at the first role that it makes.
 *
 * @param stack name of the stack
 * @param like stack whose file that one is made from, if there is such
 * @throws DeployError that names what is missing
 */
export function refuseAnyAccount(stack: string, like?: string): void {
  const file = `Pulumi.${stack}.yaml`;
  const named = like === undefined ? file : `Pulumi.${like}.yaml, from which ${file} is made,`;
  if (!hasRole()) return;
  const config = configIn(file);
  const missing = Object.keys(needed).filter((key) => ["", "[]"].includes(config[key] ?? ""));
  if (missing.length === 0) return;
  throw new DeployError(
    `${named} has to set ${missing.join(" and ")} before a role is used: ${missing.map((key) => `${key} is ${needed[key] ?? ""}`).join("; ")} (output environments of accounts/, docs/accounts.md). Nothing was run.`,
  );
}

function configIn(file: string): Readonly<Record<string, string>> {
  try {
    return stackConfig(readStackText("Pulumi.yaml"), existsSync(file) ? readStackText(file) : "").config;
  } catch (error) {
    if (error instanceof StackTextError) throw new DeployError(`${file} ${error.message}`);
    throw error;
  }
}
