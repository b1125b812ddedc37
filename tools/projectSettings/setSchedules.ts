import type { GitlabApi } from "../gitlabApi/gitlabApi.ts";

/** When scheduled pipelines run, in UTC: outside working hours of Europe and America. */
const schedules = [
  { description: "Drift of every stack", cron: "17 4 * * *", variable: "drift" },
  { description: "Sweep of try-outs", cron: "47 4 * * *", variable: "sweep" },
] as const;

/** The parts of a schedule that are compared (doc/api/pipeline_schedules.md of gitlab-org/gitlab, 2026). */
interface Schedule {
  readonly id: number;
  readonly description: string;
  readonly ref: string;
  readonly cron: string;
  readonly cron_timezone: string;
  readonly active: boolean;
  /** Only in the answer about a single schedule. */
  readonly variables?: readonly { readonly key: string; readonly value: string }[];
}

/**
 * Makes the schedules, once each. One that is not as it should be is deleted and made anew: GitLab lets only its owner change it, and
 * any maintainer delete it (app/policies/ci/pipeline_schedule_policy.rb, 2026). That owner may have left, which switches it off.
 *
 * @param api the project
 * @param branch that they run on
 * @returns what was changed, as sentences
 */
export async function setSchedules(api: GitlabApi, branch: string): Promise<string[]> {
  const found = await api.all<Schedule>("/pipeline_schedules");
  const said: string[] = [];
  for (const wanted of schedules) {
    const { description, cron, variable } = wanted;
    let isThere = false;
    for (const { id } of found.filter((one) => one.description === description)) {
      const path = `/pipeline_schedules/${String(id)}`;
      if (!isThere && isRight(await api.ask<Schedule>("GET", path), branch, wanted)) isThere = true;
      else await api.ask("DELETE", path);
    }
    if (isThere) continue;
    const body = { description, ref: branch, cron, cron_timezone: "UTC", active: true };
    const { id } = await api.ask<Schedule>("POST", "/pipeline_schedules", body);
    await api.ask("POST", `/pipeline_schedules/${String(id)}/variables`, { key: "SCHEDULE", value: variable });
    said.push(`The schedule "${description}" runs at ${cron} (UTC).`);
  }
  return said;
}

/** A run that was cut off may have left a schedule without its variable. */
function isRight(
  { ref, cron, cron_timezone, active, variables = [] }: Schedule,
  branch: string,
  wanted: (typeof schedules)[number],
): boolean {
  return (
    active &&
    cron === wanted.cron &&
    cron_timezone === "UTC" &&
    [branch, `refs/heads/${branch}`].includes(ref) &&
    variables.some(({ key, value }) => key === "SCHEDULE" && value === wanted.variable)
  );
}
