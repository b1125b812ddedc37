/** An account that owns files on the data volume: a user, and the group of the same name. */
export interface Account {
  /** Section of gitlab.rb that sets its ids. */
  readonly section: string;
  /** Omnibus' own name of the user and the group. */
  readonly name: string;
  /** Both uid and gid. It never changes: files on volumes and in snapshots belong to the number. */
  readonly id: number;
}

/**
 * The accounts that Omnibus creates on our nodes, with fixed ids. Without fixed ids, `useradd --system` takes the next free
 * one, and on a newer image the files of a moved volume would belong to other services.
 *
 * The first reconfigure creates them, never the package's own scripts, so no image has any (omnibus-gitlab 440b1f83,
 * 2026-08-21: `account_helper.rb`, `config/templates/package-scripts`). `gitlab-consul` and `gitlab-backup` belong to
 * services that run nowhere here; a role that adds them takes the next id.
 *
 * The ids start at 301 for these reasons. System accounts are 0 to 200 from Fedora's list, and 201 to 999 on demand, from
 * the top down (Fedora, Features/1000SystemAccounts; Amazon Linux 2023 is made from Fedora). So the low three hundreds would
 * only be handed out after some 600 others. Red Hat recommends 300 and above for fixed ids (Migration Planning Guide, 7.6).
 * A number above 999 would never be handed out at all, but its owner would not be a system account, and systemd-logind
 * removes the shared memory of such a user at logout, including PostgreSQL's (PostgreSQL wiki, Systemd; GitLab.com had that
 * problem, gitlab-com/infrastructure#1320). Converge refuses a machine on which another account has one of the ids.
 */
export const accounts: readonly Account[] = [
  { section: "user", name: "git", id: 301 },
  { section: "web_server", name: "gitlab-www", id: 302 },
  { section: "redis", name: "gitlab-redis", id: 303 },
  { section: "postgresql", name: "gitlab-psql", id: 304 },
  { section: "registry", name: "registry", id: 305 },
  { section: "prometheus", name: "gitlab-prometheus", id: 306 },
];
