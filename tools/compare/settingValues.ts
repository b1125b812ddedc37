import { createHash } from "node:crypto";
import type { StackConfig } from "../../config/stackFile.ts";
import { canonical } from "./differences.ts";

/**
 * The values of a stack file, with the project's defaults, by path. An encrypted one shows only whether it is another one.
 *
 * @param config as the engine hands it over
 * @returns such as `backup.schedule` and `aws:region`; what is empty counts as not said
 */
export function settingValues({ project, config, ciphertexts }: StackConfig): Record<string, string> {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(config).flatMap(([full, text]) => {
      const key = full.startsWith(prefix) ? full.slice(prefix.length) : full;
      const ciphertext = ciphertexts[full];
      return ciphertext === undefined ? flat(key, decoded(text)) : [[key, encrypted(ciphertext)] as const];
    }),
  );
}

function encrypted(ciphertext: string): string {
  return `(encrypted ${createHash("sha256").update(ciphertext).digest("hex").slice(0, 8)})`;
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
