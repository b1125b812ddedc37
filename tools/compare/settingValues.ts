import type { StackConfig } from "../../config/stackFile.ts";
import { canonical } from "./differences.ts";

/**
 * The values of a stack file, with the project's defaults, by path. An encrypted one shows only whether it is another one.
 *
 * @param config as the engine hands it over
 * @returns such as `backup.schedule` and `aws:region`; what is empty counts as not said
 */
export function settingValues({ project, config }: StackConfig): Record<string, string> {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(config).flatMap(([full, text]) =>
      flat(full.startsWith(prefix) ? full.slice(prefix.length) : full, decoded(text)),
    ),
  );
}

function decoded(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function flat(path: string, value: unknown): (readonly [string, string])[] {
  if (value === "" || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flat(`${path}.${key}`, inner));
  }
  return [[path, typeof value === "string" ? value : canonical(value)]];
}
