import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";

/** `Pulumi.yaml`. */
export const projectYaml = readFileSync("Pulumi.yaml", "utf8");

/** Everything that is said about a stack file; empty if it is good. */
export function problems(stackYaml: string): string {
  const { secretKeys, ...said } = stackConfig(projectYaml, stackYaml);
  const parsed = parseSettings({ ...said, stack: "bad", isSecret: (key) => secretKeys.includes(key) });
  return "problems" in parsed ? problemsText("bad", parsed.problems) : "";
}

/** A good stack file, with lines that replace or add keys. */
export function stackFile(lines: string, users = 500): string {
  const good = {
    "aws:region": "us-east-1",
    "gitlab:users": users,
    "gitlab:domain": "gitlab.example.com",
    "gitlab:allow": { web: ["203.0.113.0/24"] },
  };
  const changed = (parse(lines) as Record<string, unknown> | null) ?? {};
  const keys = Object.entries(changed).map(
    ([key, value]) => [key.includes(":") ? key : `gitlab:${key}`, value] as const,
  );
  return JSON.stringify({ config: { ...good, ...Object.fromEntries(keys) } });
}

/** Bad lines, and the whole message without its heading. */
export interface BadRow {
  readonly file: string;
  readonly says: readonly string[];
}

/** The rows of a file of bad lines. */
export function badRows(path: string): readonly BadRow[] {
  return parse(readFileSync(path, "utf8")) as readonly BadRow[];
}

/** The whole message about a row, for the file `Pulumi.bad.yaml`. */
export function messageOf({ says }: BadRow): string {
  const count = says.length === 1 ? "1 problem" : `${String(says.length)} problems`;
  return [`Pulumi.bad.yaml has ${count}:`, ...says.map((line) => `  - ${line}`)].join("\n");
}

/** With `SHOW=1`, prints a message as a row's `says`. */
export function show(file: string, message: string): void {
  if (process.env.SHOW !== "1") return;
  const lines = message.split("\n").slice(1);
  console.log(
    `- file: ${JSON.stringify(file)}\n  says:\n${lines.map((line) => `    - ${JSON.stringify(line.slice(4))}`).join("\n")}`,
  );
}
