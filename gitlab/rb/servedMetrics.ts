import { monitorOf, type Monitor } from "../monitorOf.ts";
import type { OmnibusService } from "../omnibusServices.ts";
import { databaseAuthorities } from "../paths.ts";
import {
  gitlabMetricsPort,
  nodeMetricsPort,
  prometheusPort,
  pumaMetricsPort,
  sidekiqMetricsPort,
  workhorseMetricsPort,
} from "../portNumbers.ts";
import type { Context } from "./context.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** GitLab asks Prometheus about its nodes, for the report on its own use (doc/administration/settings/usage_statistics.md, 2026). */
const asksPrometheus = ({ host }: Monitor): Setting => [
  "gitlab_rails['prometheus_address']",
  `${host}:${String(prometheusPort)}`,
];

/** What each service needs to be read from another node. Gitaly, Praefect and the registry have it among their own settings. */
const rows: Readonly<Partial<Record<OmnibusService, (monitor: Monitor) => readonly Setting[]>>> = {
  nodeExporter: () => [["node_exporter['listen_address']", `0.0.0.0:${String(nodeMetricsPort)}`]],
  puma: (monitor) => [
    ["puma['exporter_enabled']", true],
    ["puma['exporter_address']", "0.0.0.0"],
    ["puma['exporter_port']", pumaMetricsPort],
    asksPrometheus(monitor),
  ],
  workhorse: () => [["gitlab_workhorse['prometheus_listen_addr']", `0.0.0.0:${String(workhorseMetricsPort)}`]],
  sidekiq: (monitor) => [
    ["sidekiq['listen_address']", "0.0.0.0"],
    ["sidekiq['listen_port']", sidekiqMetricsPort],
    asksPrometheus(monitor),
  ],
  gitlabExporter: () => [
    ["gitlab_exporter['listen_address']", "0.0.0.0"],
    ["gitlab_exporter['listen_port']", String(gitlabMetricsPort)],
    // Its own template names no TLS. libpq takes it from here (PostgreSQL 17, libpq, environment variables).
    ["gitlab_exporter['env']", { PGSSLMODE: "verify-full", PGSSLROOTCERT: databaseAuthorities }],
  ],
};

/** What the monitor reads from this node. Without a monitor, none of it listens to others. */
export function servedMetrics({ architecture, role }: Context): RbSection | undefined {
  const monitor = monitorOf(architecture);
  if (!monitor) return undefined;
  return {
    title: "Metrics",
    why: ["For the monitor alone: no rule lets anybody else to these ports."],
    settings: role.runs.flatMap((service) => rows[service]?.(monitor) ?? []),
  };
}
