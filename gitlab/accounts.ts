/** An account that owns files on the data volume: a user, and the group of the same name. */
export interface Account {
  /** Section of gitlab.rb that says its ids. */
  readonly section: string;
  /** Omnibus' own name for user and group. */
  readonly name: string;
  /** Both uid and gid. It never changes: files on volumes and in snapshots belong to the number. */
  readonly id: number;
}

/**
 * The accounts that Omnibus makes on our nodes, with fixed ids. Without, `useradd --system` takes the next free one, and a
 * volume that moves to a newer image belongs to other services there.
 *
 * They are made by the first reconfigure, never by the package's own scripts, so images have none of them (omnibus-gitlab
 * 440b1f83, 2026-08-21: `account_helper.rb`, `config/templates/package-scripts`). `gitlab-consul` and `gitlab-backup` come
 * with services that run nowhere here; a role that brings them takes the next id.
 *
 * The ids are from 301 for these reasons. System accounts are 0 to 200 by Fedora's list and 201 to 999 as they come, from
 * the top down (Fedora, Features/1000SystemAccounts; Amazon Linux 2023 is made from Fedora), so the low three hundreds would be
 * handed out after some 600 others; Red Hat advises 300 and above for fixed ids of one's own (Migration Planning Guide,
 * 7.6). A number above 999 would never be handed out at all, but its owner would be no system account, and systemd-logind
 * removes the shared memory of such a user at logout, PostgreSQL's included (PostgreSQL wiki, Systemd; GitLab.com met that,
 * gitlab-com/infrastructure#1320). Converge refuses a machine where another account holds one of them.
 */
export const accounts: readonly Account[] = [
  { section: "user", name: "git", id: 301 },
  { section: "web_server", name: "gitlab-www", id: 302 },
  { section: "redis", name: "gitlab-redis", id: 303 },
  { section: "postgresql", name: "gitlab-psql", id: 304 },
  { section: "registry", name: "registry", id: 305 },
  { section: "prometheus", name: "gitlab-prometheus", id: 306 },
];
