/**
 * Minor versions that no upgrade may skip, in each major version, in order (GitLab docs, doc/update/upgrade_paths.md: the
 * rule since 17.5; doc/update/versions/gitlab_19_changes.md names 19.2, 19.5, 19.8 and 19.11; 2026-08). The nodes check
 * against this list.
 */
export const upgradeStops = [2, 5, 8, 11] as const;
