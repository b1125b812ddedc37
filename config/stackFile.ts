import { createHash } from "node:crypto";
import { parseDocument } from "yaml";

/** A stack's configuration as the engine hands it to a program. */
export interface StackConfig {
  /** Name of the project, which is the namespace of its keys. */
  readonly project: string;
  /** Texts by full key (`gitlab:users`); objects and lists as JSON. */
  readonly config: Record<string, string>;
  /** Full keys of encrypted values, and of groups that contain one. */
  readonly secretKeys: string[];
  /** Keys of the stack file beside `config:` that Pulumi does not know and silently ignores. */
  readonly strayKeys: string[];
}

/** A text that is not a stack file. The message continues after the file's name: "is not YAML: …". */
export class StackTextError extends Error {}

/** A value of the command line that is not YAML. */
export class SetTextError extends Error {}

/** Keys that a stack file may have (ProjectStack in sdk/go/common/workspace of pulumi/pulumi, 3.260.0). */
const fileKeys: readonly string[] = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

interface ProjectFile {
  readonly name: string;
  readonly config?: Record<string, { readonly type?: string; readonly default?: unknown; readonly value?: unknown }>;
}

/** Stands for an encrypted value, which only the engine can read. Different ciphertexts give different texts. */
function encryptedValue(ciphertext: unknown): string {
  return `encrypted-${createHash("sha256").update(String(ciphertext)).digest("hex").slice(0, 8)}`;
}

/**
 * Merges a project's defaults under a stack file and encodes the values as the engine does (pkg/workspace/config.go of
 * pulumi/pulumi, read 2026-11-21). It checks no types: the program does that.
 *
 * @param projectYaml text of `Pulumi.yaml`
 * @param stackYaml text of `Pulumi.<stack>.yaml`
 * @param sets values that override the stack file, by path: `users`, `nodes.box.instanceType`, `aws:region`
 * @returns what `pulumi.runtime.setAllConfig` takes
 * @throws StackTextError if a text is not YAML, or the stack file contains no keys; SetTextError if one of `sets` is not
 *   YAML; neither quotes any of the text
 */
export function stackConfig(
  projectYaml: string,
  stackYaml: string,
  sets: Readonly<Record<string, string>> = {},
): StackConfig {
  const project = parse(projectYaml) as ProjectFile;
  const stack = parse(stackYaml) ?? {};
  const said = (isGroup(stack) ? stack.config : stack) ?? {};
  if (!isGroup(stack) || !isGroup(said))
    throw new StackTextError("is wrong: a stack file has config: and, below it, keys.");
  const values: Record<string, unknown> = {};
  for (const [key, { default: fallback, value }] of Object.entries(project.config ?? {})) {
    const preset = value ?? fallback;
    if (preset !== undefined) values[fullKey(project.name, key)] = preset;
  }
  for (const [key, value] of Object.entries(said)) {
    const full = fullKey(project.name, key);
    // The engine does not accept a text for a list or a group, not even one that is JSON: it stays a text.
    const type = project.config?.[full.slice(project.name.length + 1)]?.type ?? "";
    values[full] = typeof value === "string" && ["array", "object"].includes(type) ? JSON.stringify(value) : value;
  }
  for (const [path, text] of Object.entries(sets)) setPath(values, project.name, path, parseSet(path, text));

  const secretKeys = Object.entries(values)
    .filter(([, value]) => holdsEncrypted(value))
    .map(([key]) => key);
  const strayKeys = Object.keys(stack).filter((key) => !fileKeys.includes(key));
  const config = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(value)]));
  return { project: project.name, config, secretKeys, strayKeys };
}

/** Parses YAML. The parser's message quotes lines of the file, so only its kind and place are reported. */
function parse(yaml: string): unknown {
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error) {
    const place = error.linePos?.[0];
    const at = place ? ` line ${String(place.line)}, column ${String(place.col)}:` : "";
    throw new StackTextError(`is not YAML:${at} ${error.code.toLowerCase().replaceAll("_", " ")}.`);
  }
  try {
    return document.toJS();
  } catch {
    throw new StackTextError("is not YAML: an alias has no target, or expands too far.");
  }
}

function parseSet(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new SetTextError(`--set ${path}: the value ${error instanceof Error ? error.message : ""}`);
  }
}

/**
 * A key without a namespace belongs to the project, and `ns:config:key` is the old spelling of `ns:key`, as in the engine.
 */
function fullKey(project: string, key: string): string {
  return key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project}:${key}`;
}

function encode(value: unknown): string {
  const plain = withoutCiphertexts(value);
  return typeof plain === "object" && plain !== null ? JSON.stringify(plain) : String(plain);
}

function withoutCiphertexts(value: unknown): unknown {
  if (isEncrypted(value)) return encryptedValue(value.secure);
  if (Array.isArray(value)) return value.map(withoutCiphertexts);
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutCiphertexts(inner)]));
}

function holdsEncrypted(value: unknown): boolean {
  if (isEncrypted(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsEncrypted);
}

function isEncrypted(value: unknown): value is { readonly secure: unknown } {
  return isGroup(value) && Object.keys(value).join() === "secure";
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
