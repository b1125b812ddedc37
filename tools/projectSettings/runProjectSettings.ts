import { DeployError } from "../deploy/deployError.ts";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import type { Terminal } from "../terminal.ts";
import { setProject } from "./setProject.ts";

/**
 * Sets what a file cannot: `npm run project-settings -- --api URL --project PATH --stacks dev,prod [--tier premium
 * [--approved prod]]`, with a maintainer's token (scope `api`) in GITLAB_TOKEN.
 *
 * @param args of the command line
 * @param terminal for what was changed
 * @returns 0: all is set; 1: GitLab refused something; 64: the command line is wrong
 */
export async function runProjectSettings(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = deployOptions(args, ["api", "project", "stacks", "tier", "approved"], ["api", "project", "stacks"]);
    const token = process.env.GITLAB_TOKEN ?? "";
    if (token === "") {
      throw new CommandLineError(
        "GITLAB_TOKEN is missing: a token with the scope api of somebody who is a maintainer of the project.",
      );
    }
    const api = new GitlabApi({ url: options.api ?? "", project: options.project ?? "", token });
    const changes = await setProject(api, {
      stacks: listed(options.stacks),
      approvedStacks: listed(options.approved),
      tier: tierOf(options.tier),
    });
    terminal.stdout.write(`${changes.length > 0 ? changes.join("\n") : "Everything is set already."}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return error instanceof DeployError ? 1 : 64;
  }
}

function tierOf(text = "free"): "free" | "premium" {
  if (text === "free" || text === "premium") return text;
  throw new CommandLineError(`--tier ${text}: allowed are free and premium, as in the stack file of accounts/.`);
}

function listed(text = ""): string[] {
  return text.split(",").filter((one) => one !== "");
}
