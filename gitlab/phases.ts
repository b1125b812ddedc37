/** The functions of `scripts/lib/` that a converge can be made of. */
export const steps = [
  "check_accounts",
  "mount_volume",
  "check_owners",
  "start_supervisor",
  "start_gitlab",
  "await_readiness",
  "check_space",
  "check_version",
  "record_volume",
  "install_secrets",
  "install_certificate",
  "install_configuration",
  "install_package",
  "install_units",
  "stop_for_migrations",
  "reconfigure",
  "install_host_keys",
  "publish_host_keys",
  "apply_application_settings",
  "start_agent",
] as const;

/** One of {@link steps}. */
export type StepName = (typeof steps)[number];

/**
 * A part of what brings a node to a configuration, with a wanted and a published state of its own. All phases of a node have
 * the same configuration; each runs once `pulumi up` has asked for it, and after those before it.
 */
export interface Phase {
  /** Part of the names of its pointer and its state; lower case letters. It never changes. */
  readonly name: string;
  /** What it does at every boot, and first of all. */
  readonly always: readonly StepName[];
  /** What it does where the configuration has been reached before. */
  readonly resume: readonly StepName[];
  /** What it does to reach a configuration. */
  readonly steps: readonly StepName[];
}

/**
 * Writes a phase as converge reads it: one line per step, behind the word that says when.
 *
 * @param phase which steps
 */
export function phaseText({ always, resume, steps: own }: Phase): string {
  const lines = (word: string, names: readonly StepName[]) => names.map((name) => `${word} ${name}\n`);
  return [...lines("always", always), ...lines("resume", resume), ...lines("step", own)].join("");
}
