import type { NamedRole } from "../config/nodeRole.ts";
import type { ScaledRole } from "../config/scaledRole.ts";
import {
  gitalyMetricsPort,
  gitlabMetricsPort,
  nodeMetricsPort,
  praefectMetricsPort,
  pumaMetricsPort,
  registryMetricsPort,
  sidekiqMetricsPort,
  workhorseMetricsPort,
} from "./portNumbers.ts";

/** Something that the monitor's Prometheus reads from other nodes. */
export interface ScrapeJob {
  /** Name of the job. It is that of the package's own job, so that its rules and GitLab's dashboards fit. */
  readonly name: string;
  readonly port: number;
  /** Default: `/metrics`. */
  readonly path?: string;
  /** The roles whose nodes have it. */
  readonly of: readonly (NamedRole | ScaledRole)[];
}

/**
 * What the monitor reads. Names and paths are those of the package's own jobs (omnibus-gitlab 440b1f83, 2026-08,
 * `files/gitlab-cookbooks/monitoring/libraries/prometheus.rb`). Puma is read at the web exporter, which answers even if Puma is busy
 * (doc/administration/monitoring/prometheus/web_exporter.md, 2026); its path is `/metrics`, not that of Rails.
 */
export const scrapeJobs: readonly ScrapeJob[] = [
  { name: "node", port: nodeMetricsPort, of: ["toolbox", "gitaly", "member", "praefect", "rails", "sidekiq"] },
  { name: "gitaly", port: gitalyMetricsPort, of: ["gitaly", "member"] },
  { name: "praefect", port: praefectMetricsPort, of: ["praefect"] },
  { name: "gitlab-rails", port: pumaMetricsPort, of: ["rails"] },
  { name: "gitlab-workhorse", port: workhorseMetricsPort, of: ["rails"] },
  { name: "registry", port: registryMetricsPort, of: ["rails"] },
  { name: "gitlab-sidekiq", port: sidekiqMetricsPort, of: ["sidekiq"] },
  { name: "gitlab_exporter_database", port: gitlabMetricsPort, path: "/database", of: ["toolbox"] },
  { name: "gitlab_exporter_sidekiq", port: gitlabMetricsPort, path: "/sidekiq", of: ["toolbox"] },
  { name: "gitlab_exporter_ruby", port: gitlabMetricsPort, path: "/ruby", of: ["toolbox"] },
];
