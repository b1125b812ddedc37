/** What connects to the database server. Numbers of nodes are the most that there may be at a time: maximum plus surge. */
export interface ConnectionClients {
  readonly rails: { readonly nodes: number; readonly workers: number; readonly threads: number };
  readonly sidekiq: { readonly nodes: number; readonly processes: number; readonly concurrency: number };
  /** Zero without a Gitaly Cluster. */
  readonly praefectNodes: number;
  /** Nodes that run the container registry with its database. */
  readonly registryNodes: number;
}

/** Connections that one kind of client needs. */
export interface ConnectionNeed {
  readonly client: string;
  readonly connections: number;
  /** Where the figure is from. */
  readonly source: string;
}

/** What has to fit into `max_connections`. */
export interface ConnectionDemand {
  readonly needs: readonly ConnectionNeed[];
  /** Sum of the needs. */
  readonly total: number;
  /**
   * What each read replica needs. A process of Rails or Sidekiq has pools to every server, and all its threads may read from
   * the same one, so it is as much as of the server itself (gitlab-org/gitlab, lib/gitlab/database/load_balancing/host.rb at
   * 017a6c12, 2026). Nobody else reads there.
   */
  readonly onReplica: number;
  /**
   * What GitLab's documents tell to plan for Rails and Sidekiq: every pool as large as it may become under load. The other
   * needs are not in it.
   */
  readonly worstCase: number;
}

/** Rails has a pool for the tables of `main` and one for those of `ci`, in the same database too (tune.md, as below). */
const poolsOfRails = 2;

/** Connections by which each pool may grow: `DB_POOL_HEADROOM` (tune.md, as below). */
const poolHeadroom = 10;

const tune = "GitLab, doc/administration/postgresql/tune.md at 017a6c12, 2026-08";

/**
 * Praefect's pool has no limit of its own (gitaly, internal/praefect/datastore/glsql/postgres.go), and no document says
 * what it uses. Go keeps two idle connections, and one listens. The rest is an allowance of ours.
 */
const perPraefect = 20;

/** The pool's size in the package's own example. The registry's configuration has to set it, for its default is no limit. */
export const registryPool = 25;

/** A rake task with both pools, dumps of two databases, `psql` and somebody who looks: an allowance of ours. */
const ofToolbox = 20;

/**
 * Slots that only RDS and its administrators get: `superuser_reserved_connections` 3 and
 * `rds.rds_superuser_reserved_connections` 2, by default.
 */
const reservedByRds = 5;

/** Exporters, and RDS' own sessions, which its metric does not count: an allowance of ours. */
const ofMonitoring = 10;

/** Clients that a read replica has, too. */
const readers: readonly string[] = ["Rails", "Sidekiq", "monitoring", "reserve"];

const sumOf = (needs: readonly ConnectionNeed[]) => needs.reduce((sum, { connections }) => sum + connections, 0);

/**
 * The connections that GitLab needs at most.
 *
 * @param clients what connects
 */
export function connectionDemand({
  rails,
  sidekiq,
  praefectNodes,
  registryNodes,
}: ConnectionClients): ConnectionDemand {
  const workers = rails.nodes * rails.workers;
  const processes = sidekiq.nodes * sidekiq.processes;
  const ofRails = (headroom: number) => poolsOfRails * workers * (rails.threads + headroom);
  const ofSidekiq = (headroom: number) => poolsOfRails * processes * (sidekiq.concurrency + 1 + headroom);
  const needs: readonly ConnectionNeed[] = [
    { client: "Rails", connections: ofRails(0), source: `${tune}: nodes × workers × threads, for each of two pools` },
    {
      client: "Sidekiq",
      connections: ofSidekiq(0),
      source: `${tune}: nodes × processes × (concurrency + 1), for each of two pools`,
    },
    {
      client: "Praefect",
      connections: praefectNodes * perPraefect,
      source: `allowance: ${String(perPraefect)} a node; its pool has no limit`,
    },
    {
      client: "registry",
      connections: registryNodes * registryPool,
      source: `pool of ${String(registryPool)} a node (omnibus-gitlab, gitlab.rb.template at 440b1f83, 2026-08)`,
    },
    {
      client: "toolbox",
      connections: ofToolbox,
      source: "allowance: migrations, dumps, a console",
    },
    {
      client: "monitoring",
      connections: ofMonitoring,
      source: "allowance: exporters and RDS' own sessions",
    },
    {
      client: "reserve",
      connections: reservedByRds,
      source: "slots that RDS keeps for administrators (AWS re:Post, rds-postgresql-error-connection-slots, 2022-06)",
    },
  ];
  return {
    needs,
    total: sumOf(needs),
    onReplica: sumOf(needs.filter(({ client }) => readers.includes(client))),
    worstCase: ofRails(poolHeadroom) + ofSidekiq(poolHeadroom),
  };
}
