import * as pulumi from "@pulumi/pulumi";
import { isSecret } from "./isSecret.ts";
import { parseSettings } from "./parseSettings.ts";
import type { Passwords } from "./passwords.ts";
import { problemsText } from "./problem.ts";
import type { Settings } from "./settings.ts";

/** A stack's configuration. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly passwords: Passwords;
}

/**
 * Reads the stack's configuration. Nothing else reads it.
 *
 * @returns complete and valid settings
 * @throws pulumi.RunError that lists every problem: key, value, what is allowed, what to do
 */
export function readSettings(): ReadSettings {
  const [project, stack, config] = [pulumi.getProject(), pulumi.getStack(), pulumi.runtime.allConfig()];
  const parsed = parseSettings({ project, stack, config, isSecret });
  if ("problems" in parsed) throw new pulumi.RunError(problemsText(stack, parsed.problems));
  const { settings } = parsed;
  const own = new pulumi.Config();
  const passwords = {
    smtpPassword: settings.smtp && own.requireSecret("smtpPassword"),
    incomingMailPassword: settings.incomingMail && own.requireSecret("incomingMailPassword"),
  };
  return { settings, passwords };
}
