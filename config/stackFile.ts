import { createHash } from "node:crypto";
import { parse } from "yaml";

/** A stack's configuration as the engine hands it to a program. */
export interface StackConfig {
  /** Name of the project, which is the namespace of its keys. */
  readonly project: string;
  /** Texts by full key (`gitlab:users`); objects and lists as JSON. */
  readonly config: Record<string, string>;
  /** Full keys of encrypted values. */
  readonly secretKeys: string[];
}

interface ProjectFile {
  readonly name: string;
  readonly config?: Record<string, { readonly default?: unknown; readonly value?: unknown }>;
}

/** Stands for an encrypted value, which only the engine can read: another text for another one. */
function encryptedValue(ciphertext: unknown): string {
  return `encrypted-${createHash("sha256").update(String(ciphertext)).digest("hex").slice(0, 8)}`;
}

/**
 * Merges a project's defaults under a stack file and encodes the values as the engine does (pkg/workspace/config.go of
 * pulumi/pulumi, read 2026-11-21). It checks no types: the program does.
 *
 * @param projectYaml text of `Pulumi.yaml`
 * @param stackYaml text of `Pulumi.<stack>.yaml`
 * @param sets values that win over the stack file, by path: `users`, `nodes.box.instanceType`, `aws:region`
 * @returns what `pulumi.runtime.setAllConfig` takes
 * @throws Error if a text is not YAML
 */
export function stackConfig(
  projectYaml: string,
  stackYaml: string,
  sets: Readonly<Record<string, string>> = {},
): StackConfig {
  const project = parse(projectYaml) as ProjectFile;
  const stack = (parse(stackYaml) ?? {}) as { config?: Record<string, unknown> };
  const values: Record<string, unknown> = {};
  for (const [key, { default: fallback, value }] of Object.entries(project.config ?? {})) {
    const said = value ?? fallback;
    if (said !== undefined) values[fullKey(project.name, key)] = said;
  }
  for (const [key, value] of Object.entries(stack.config ?? {})) values[fullKey(project.name, key)] = value;
  for (const [path, text] of Object.entries(sets)) setPath(values, project.name, path, parse(text));

  const secretKeys = Object.entries(values)
    .filter(([, value]) => isEncrypted(value))
    .map(([key]) => key);
  const config = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(value)]));
  return { project: project.name, config, secretKeys };
}

function fullKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

function encode(value: unknown): string {
  if (isEncrypted(value)) return encryptedValue(value.secure);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function isEncrypted(value: unknown): value is { readonly secure: unknown } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "secure";
}

function setPath(values: Record<string, unknown>, project: string, path: string, value: unknown): void {
  const [first = "", ...rest] = path.split(".");
  const key = fullKey(project, first);
  if (rest.length === 0) {
    values[key] = value;
    return;
  }
  const copy = structuredClone(values[key]);
  const root = typeof copy === "object" && copy !== null ? (copy as Record<string, unknown>) : {};
  let place = root;
  for (const name of rest.slice(0, -1)) place = (place[name] ??= {}) as Record<string, unknown>;
  place[rest.at(-1) ?? ""] = value;
  values[key] = root;
}
