import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRuby } from "./ruby.ts";

/** What a gitlab.rb means, as Ruby evaluates it on a node with these secrets. */
export function evaluateRb(text: string, secrets: object): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), "rb-"));
  try {
    writeFileSync(join(folder, "secrets.json"), JSON.stringify(secrets));
    const input = text.replace("/etc/gitlab/node-secrets.json", join(folder, "secrets.json"));
    return JSON.parse(runRuby(["test/gitlab/evaluate.rb"], input)) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
