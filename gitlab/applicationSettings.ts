/**
 * Settings that GitLab keeps in its database, not in `gitlab.rb`.
 *
 * Incremental logging keeps running job logs in Redis and then in S3, so no log is lost with a node (GitLab docs, job
 * logs; application setting of the API, 2026-08).
 */
export const applicationSettings = { ci_job_live_trace_enabled: true } as const;

/**
 * Ruby for `gitlab-rails runner` that applies the settings; a second run changes nothing.
 *
 * @returns the script
 */
export function applicationSettingsRuby(): string {
  const wanted = Object.entries(applicationSettings).map(([key, value]) => `${key}: ${String(value)}`);
  return [
    `wanted = { ${wanted.join(", ")} }`,
    "settings = ApplicationSetting.current || ApplicationSetting.create_from_defaults",
    "changed = wanted.reject { |key, value| settings[key] == value }",
    "settings.update!(changed) unless changed.empty?",
    "puts(changed.empty? ? 'application settings: as wanted' : \"application settings: set #{changed.keys.join(', ')}\")",
    "",
  ].join("\n");
}
