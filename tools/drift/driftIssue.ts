import type { GitlabApi } from "../gitlabApi/gitlabApi.ts";

interface Issue {
  readonly iid: number;
  readonly title: string;
}

/** Label by which the issues are found (doc/api/issues.md of gitlab-org/gitlab, 2026). */
const label = "drift";

/**
 * Keeps the one issue about a stack: opened, updated, or closed.
 *
 * @param api the project
 * @param title of the issue, which is how it is found again
 * @param text what it says; `undefined`: there is no drift
 * @returns what was done, as a sentence
 */
export async function driftIssue(api: GitlabApi, title: string, text: string | undefined): Promise<string> {
  const open = await api.all<Issue>(`/issues?state=opened&labels=${label}`);
  const own = open.find((issue) => issue.title === title);
  if (text === undefined) {
    if (!own) return "There is no drift, and no issue about it.";
    await api.ask("POST", `/issues/${String(own.iid)}/notes`, { body: "There is no drift any more." });
    await api.ask("PUT", `/issues/${String(own.iid)}`, { state_event: "close" });
    return `There is no drift any more: issue ${String(own.iid)} is closed.`;
  }
  if (own) {
    await api.ask("PUT", `/issues/${String(own.iid)}`, { description: text });
    return `Issue ${String(own.iid)} is updated.`;
  }
  const { iid } = await api.ask<Issue>("POST", "/issues", { title, description: text, labels: label });
  return `Issue ${String(iid)} is opened.`;
}
