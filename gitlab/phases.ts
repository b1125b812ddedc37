/** The functions of `scripts/lib/` that a phase can consist of. */
export const steps = [
  "check_accounts",
  "mount_volume",
  "check_owners",
  "start_supervisor",
  "start_gitlab",
  "await_readiness",
  "check_space",
  "check_version",
  "go_back",
  "check_backup",
  "check_restorable",
  "record_volume",
  "install_secrets",
  "install_certificate",
  "install_configuration",
  "install_package",
  "install_units",
  "generate_secrets",
  "make_host_keys",
  "migrate_database",
  "restore_repositories",
  "record_ready",
  "finish_migrations",
  "roll_out_rails",
  "roll_out_sidekiq",
  "make_databases",
  "make_authorities",
  "issue_certificates",
  "install_trusted",
  "install_node_certificate",
  "check_server_version",
  "check_client_version",
  "reconfigure_server",
  "await_replicas",
  "await_server",
  "catch_up",
  "await_members",
  "reconfigure_client",
  "stop_for_migrations",
  "reconfigure",
  "install_host_keys",
  "publish_host_keys",
  "apply_application_settings",
  "start_agent",
  "take_host_keys",
  "await_sidekiq",
  "reconfigure_monitor",
  "await_prometheus",
  "complete_launch",
] as const;

/** One of {@link steps}. */
export type StepName = (typeof steps)[number];

/**
 * A part of the work that brings a node to a configuration. It has its own wanted state and its own published state. All
 * phases of a node have the same configuration; each runs once `pulumi up` has requested it, and after the phases before it.
 */
export interface Phase {
  /** Part of the names of its pointer and its state; lower-case letters. It never changes. */
  readonly name: string;
  /** Steps at every boot, before all others. */
  readonly always: readonly StepName[];
  /** Steps if the configuration has been reached before. */
  readonly resume: readonly StepName[];
  /** Steps to reach a configuration. */
  readonly steps: readonly StepName[];
}

/**
 * Every step that a phase may run.
 *
 * @param phase which one
 */
export function phaseSteps({ always, resume, steps: own }: Phase): readonly StepName[] {
  return [...always, ...resume, ...own];
}

/**
 * Renders a phase for converge: one line per step, after the word that says when it runs.
 *
 * @param phase which steps
 */
export function phaseText({ always, resume, steps: own }: Phase): string {
  const lines = (word: string, names: readonly StepName[]) => names.map((name) => `${word} ${name}\n`);
  return [...lines("always", always), ...lines("resume", resume), ...lines("step", own)].join("");
}
