import { PolicyPack } from "@pulumi/policy";
import type { Exception } from "../exceptions/exception.ts";
import { ExceptionsError } from "../exceptions/exceptionsError.ts";
import { readExceptions } from "../exceptions/readExceptions.ts";
import { utcDay } from "../exceptions/utcDay.ts";
import { pack } from "../pack.ts";
import { projectFolder } from "./projectFolder.ts";
import { sdkPolicies } from "./sdkPolicies.ts";

/**
 * Starts the server that Pulumi's engine asks. A process has one.
 *
 * @param options.gitlab whether policies about GitLab itself apply, unless `--policy-pack-config` says otherwise
 */
export function servePack({ gitlab }: { readonly gitlab: boolean }): void {
  new PolicyPack("gitlab-on-aws", {
    description: "Rules for GitLab on AWS, and for the AWS resources of any stack",
    policies: sdkPolicies({
      pack,
      exceptions: exceptionsOfStack(),
      today: utcDay(new Date()),
      levelOf: ({ name, level }) => (gitlab || !name.startsWith("gitlab-") ? level : "disabled"),
    }),
  });
}

/** The exceptions of the stack that Pulumi runs. Ends the process if their file is wrong: then Pulumi does not run, either. */
function exceptionsOfStack(): Exception[] {
  // Pulumi's language host sets them (pulumi-language-nodejs, RunPlugin).
  const { PWD: started, PULUMI_NODEJS_PROJECT: name, PULUMI_NODEJS_STACK: stack } = process.env;
  const project = projectFolder({ pack: process.cwd(), started, name });
  if (!project || !stack) return [];
  try {
    const names = pack.map(({ name }) => name);
    return readExceptions(project, stack, names);
  } catch (error) {
    if (!(error instanceof ExceptionsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
