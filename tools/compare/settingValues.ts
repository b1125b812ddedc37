import type { StackConfig } from "../../config/stackFile.ts";
import { leavesOf } from "../recorder/plainObject.ts";
import { canonical } from "./differences.ts";
import { jsonIn } from "./texts.ts";

/**
 * The values of a stack file and the defaults of the project, by paths such as `backup.schedule` and `aws:region`. Empty
 * values count as absent. Of an encrypted value, only a change of its ciphertext shows.
 */
export function settingValues({ project, config }: StackConfig): Record<string, string> {
  const prefix = `${project}:`;
  const values = Object.entries(config).map(
    ([full, text]) => [full.startsWith(prefix) ? full.slice(prefix.length) : full, jsonIn(text) ?? text] as const,
  );
  return Object.fromEntries(
    leavesOf(Object.fromEntries(values))
      .filter(({ value }) => value !== "" && canonical(value) !== "[]")
      .map(({ path, value }) => [path.join("."), typeof value === "string" ? value : canonical(value)]),
  );
}
