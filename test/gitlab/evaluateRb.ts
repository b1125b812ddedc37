import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRuby } from "./ruby.ts";

/** What a gitlab.rb means: its settings by section. */
export type Meaning = Readonly<Record<string, unknown>>;

/** What a gitlab.rb means, as Ruby evaluates it on a node with these secrets. */
export function evaluateRb(text: string, secrets: object): Meaning {
  return evaluateRbs([text], secrets)[0]!;
}

/** What each of several means. Ruby starts only once for all of them. */
export function evaluateRbs(texts: readonly string[], secrets: object): readonly Meaning[] {
  const folder = mkdtempSync(join(tmpdir(), "rb-"));
  try {
    writeFileSync(join(folder, "secrets.json"), JSON.stringify(secrets));
    const own = texts.map((text) => text.replace("/etc/gitlab/node-secrets.json", join(folder, "secrets.json")));
    return JSON.parse(runRuby(["test/gitlab/evaluate.rb"], JSON.stringify(own))) as readonly Meaning[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
