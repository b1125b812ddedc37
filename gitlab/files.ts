import { readFileSync } from "node:fs";
import { phaseSteps, type Phase, type StepName } from "./phases.ts";

/** A file of a bundle: its path below the release folder, and its mode. */
export interface BundleFile {
  readonly path: string;
  /** Octal, such as `0700`. */
  readonly mode: string;
  readonly content: string;
}

/** Scripts and units that a bundle may contain: path in the bundle, file beside this one (or its halves), mode. */
const brought = {
  bootstrap: [["scripts/bootstrap-state.sh", "scripts/bootstrap.sh"], "0700"],
  converge: ["scripts/converge.sh", "0700"],
  "load-release.sh": ["scripts/load-release.sh", "0600"],
  backup: ["scripts/backup.sh", "0700"],
  "backups/box-backup.sh": ["scripts/backups/box-backup.sh", "0600"],
  "backups/toolbox-backup.sh": ["scripts/backups/toolbox-backup.sh", "0600"],
  restore: ["scripts/restore.sh", "0700"],
  report: ["scripts/report.sh", "0700"],
  tend: ["scripts/tend.sh", "0700"],
  patch: ["scripts/patch.sh", "0700"],
  certificates: ["scripts/certificates.sh", "0700"],
  latency: ["scripts/latency.sh", "0700"],
  leaving: ["scripts/leaving.sh", "0700"],
  "lib/common.sh": ["scripts/lib/common.sh", "0600"],
  "lib/accounts.sh": ["scripts/lib/accounts.sh", "0600"],
  "lib/volume.sh": ["scripts/lib/volume.sh", "0600"],
  "lib/record.sh": ["scripts/lib/record.sh", "0600"],
  "lib/superset.jq": ["scripts/lib/superset.jq", "0600"],
  "lib/superset.sh": ["scripts/lib/superset.sh", "0600"],
  "lib/secrets.sh": ["scripts/lib/secrets.sh", "0600"],
  "lib/package.sh": ["scripts/lib/package.sh", "0600"],
  "lib/gitlab.sh": ["scripts/lib/gitlab.sh", "0600"],
  "lib/publish.sh": ["scripts/lib/publish.sh", "0600"],
  "lib/databases.sh": ["scripts/lib/databases.sh", "0600"],
  "lib/databases.sql": ["scripts/lib/databases.sql", "0600"],
  "lib/scram.rb": ["scripts/lib/scram.rb", "0600"],
  "lib/toolbox.sh": ["scripts/lib/toolbox.sh", "0600"],
  "lib/rollout.sh": ["scripts/lib/rollout.sh", "0600"],
  "lib/backup-age.sh": ["scripts/lib/backup-age.sh", "0600"],
  "lib/replicas.sh": ["scripts/lib/replicas.sh", "0600"],
  "lib/serving.sh": ["scripts/lib/serving.sh", "0600"],
  "lib/way-back.sh": ["scripts/lib/way-back.sh", "0600"],
  "lib/repositories.sh": ["scripts/lib/repositories.sh", "0600"],
  "lib/authority.sh": ["scripts/lib/authority.sh", "0600"],
  "lib/monitor.sh": ["scripts/lib/monitor.sh", "0600"],
  "lib/group.sh": ["scripts/lib/group.sh", "0600"],
  "lib/certificate.sh": ["scripts/lib/certificate.sh", "0600"],
  "units/gitlab-converge.service": ["units/gitlab-converge.service", "0644"],
  "units/gitlab-node-certificates.service": ["units/gitlab-node-certificates.service", "0644"],
  "units/gitlab-node-certificates.timer": ["units/gitlab-node-certificates.timer", "0644"],
  "units/gitlab-node-latency.service": ["units/gitlab-node-latency.service", "0644"],
  "units/gitlab-node-backup.service": ["units/gitlab-node-backup.service", "0644"],
  "units/gitlab-node-leaving.service": ["units/gitlab-node-leaving.service", "0644"],
  "units/gitlab-node-patch.service": ["units/gitlab-node-patch.service", "0644"],
  "units/gitlab-node-report.service": ["units/gitlab-node-report.service", "0644"],
  "units/gitlab-node-report.timer": ["units/gitlab-node-report.timer", "0644"],
  "units/10-data-volume.conf": ["units/10-data-volume.conf", "0644"],
} as const;

/** Path of a script or unit in the bundle. */
export type BroughtPath = keyof typeof brought;

/** Parts of converge that only the nodes with these steps have. */
const partsOfSteps: Readonly<Partial<Record<StepName, readonly BroughtPath[]>>> = {
  check_version: ["lib/way-back.sh"],
  generate_secrets: ["lib/toolbox.sh"],
  make_authorities: ["lib/authority.sh"],
  install_trusted: ["lib/certificate.sh"],
  roll_out_rails: ["lib/rollout.sh"],
  check_backup: ["lib/backup-age.sh"],
  restore_repositories: ["lib/repositories.sh"],
  complete_launch: ["lib/group.sh"],
  await_replicas: ["lib/replicas.sh"],
  catch_up: ["lib/replicas.sh"],
  reconfigure_server: ["lib/serving.sh"],
  await_prometheus: ["lib/monitor.sh"],
  make_databases: ["lib/databases.sh", "lib/databases.sql", "lib/scram.rb"],
};

/**
 * The parts of converge: those that every node has, and those of its own steps.
 *
 * @param phases of the node
 */
export function library(phases: readonly Phase[]): BroughtPath[] {
  const used = new Set(phases.flatMap(phaseSteps));
  const unused = (Object.keys(partsOfSteps) as StepName[]).filter((step) => !used.has(step));
  const left = new Set(unused.flatMap((step) => partsOfSteps[step] ?? []));
  return (Object.keys(brought) as BroughtPath[]).filter((path) => path.startsWith("lib/") && !left.has(path));
}

/**
 * Reads a file from the folder of this one.
 *
 * @param path below `gitlab/`
 */
export function readBrought(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/**
 * Reads a script or unit.
 *
 * @param path in the bundle
 */
export function broughtText(path: BroughtPath): string {
  return [brought[path][0]].flat().map(readBrought).join("\n");
}

/**
 * Reads scripts and units.
 *
 * @param paths in the bundle
 */
export function broughtFiles(paths = Object.keys(brought) as readonly BroughtPath[]): BundleFile[] {
  return paths.map((path) => ({ path, mode: brought[path][1], content: broughtText(path) }));
}
