import { subjectComponents } from "../../accounts/oidc/subject.ts";
import type { GitlabApi } from "../gitlabApi/gitlabApi.ts";
import type { ProjectPlan } from "./projectPlan.ts";
import { protectBranch, refuseWiderRules } from "./protectBranch.ts";
import { protectEnvironments } from "./protectEnvironments.ts";
import { setSchedules } from "./setSchedules.ts";
import { wantedSettings } from "./wantedSettings.ts";

/**
 * Brings a project to the settings that the pipeline relies on. What is already so is left alone, so it may run again.
 *
 * @param api the project
 * @param plan what it is set to
 * @returns what was changed, as sentences
 * @throws DeployError where another rule undoes the protection of the branch; then nothing was changed
 */
export async function setProject(api: GitlabApi, plan: ProjectPlan): Promise<string[]> {
  const project = await api.ask<Readonly<Record<string, unknown>>>("GET", "");
  const branch = String(project.default_branch);
  await refuseWiderRules(api, branch);
  return [
    ...(await setSettings(api, project, plan)),
    ...(await protectBranch(api, branch)),
    ...(await limitJobTokens(api)),
    ...(await orderDeployments(api, plan)),
    ...(await setSchedules(api, branch)),
    ...(await protectEnvironments(api, plan)),
  ];
}

async function setSettings(api: GitlabApi, project: Readonly<Record<string, unknown>>, { tier }: ProjectPlan) {
  const wanted = wantedSettings(subjectComponents[tier]);
  const unknown = wanted.filter(({ name }) => !(name in project));
  const wrong = wanted.filter(
    ({ name, value }) => name in project && JSON.stringify(project[name]) !== JSON.stringify(value),
  );
  if (wrong.length > 0) await api.ask("PUT", "", Object.fromEntries(wrong.map(({ name, value }) => [name, value])));
  return [
    ...wrong.map(({ name, value, because }) => `${name} is now ${JSON.stringify(value)}: ${because}.`),
    ...unknown.map(
      ({ name, value, because, page = "update GitLab" }) =>
        `${name} is not in the API of this GitLab, and has to be ${JSON.stringify(value)} (${page}): ${because}.`,
    ),
  ];
}

async function limitJobTokens(api: GitlabApi): Promise<string[]> {
  const { inbound_enabled } = await api.ask<{ readonly inbound_enabled: boolean }>("GET", "/job_token_scope");
  if (inbound_enabled) return [];
  await api.ask("PATCH", "/job_token_scope", { enabled: true });
  return ["Jobs of other projects can no longer reach this one with their tokens."];
}

/** A resource group exists once a job with it has been in a pipeline. */
async function orderDeployments(api: GitlabApi, { stacks }: ProjectPlan): Promise<string[]> {
  const said: string[] = [];
  for (const stack of stacks) {
    const path = `/resource_groups/${encodeURIComponent(stack)}`;
    const found = await api.find<{ readonly process_mode: string }>(path);
    if (found?.process_mode === "oldest_first") continue;
    if (found) await api.ask("PUT", path, { process_mode: "oldest_first" });
    said.push(
      found
        ? `Deployments of ${stack} now run from the oldest pipeline to the newest.`
        : `There is no resource group ${stack} yet: run this again after the first pipeline of the default branch.`,
    );
  }
  return said;
}
