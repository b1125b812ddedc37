import { checkShape } from "./checkShape.ts";
import { decode, isEmpty, isStructured } from "./decode.ts";
import { noSuch } from "./nearest.ts";
import { hidden, type Complain } from "./problem.ts";
import { stackKey, type StackKey } from "./stackKeys.ts";
import { keyNames, type KeyName, type Said } from "./stackSchema.ts";

/** A stack's configuration in the engine's spelling. */
export interface RawConfig {
  /** Name of the project, which is the namespace of its keys: after `pulumi new --name acme` they read `acme:users`. */
  readonly project: string;
  /** Texts by full key. */
  readonly config: Readonly<Record<string, string>>;
  readonly isSecret: (key: string) => boolean;
}

/**
 * Decodes what the stack file says, checks its shape and fills in defaults.
 *
 * @param raw what the engine hands over
 * @param complain is called for each problem: first for unknown keys, then for the others in the order of the schema
 * @returns every key; the default for each wrong one
 */
export function readSaid(raw: RawConfig, complain: Complain): Said {
  refuseUnknownKeys(raw, complain);
  return Object.fromEntries(
    keyNames.map((name) => [name, checkShape(name, decoded(name, raw, complain), complain)]),
  ) as unknown as Said;
}

function refuseUnknownKeys({ project, config }: RawConfig, complain: Complain): void {
  const namespace = `${project}:`;
  const known: readonly string[] = keyNames;
  for (const full of Object.keys(config)) {
    if (!full.startsWith(namespace)) continue;
    const key = full.slice(namespace.length);
    if (!known.includes(key)) {
      complain(key, config[full], "a key of docs/configuration.md", noSuch("key", key, known));
    }
  }
}

/** The value of a key; absent if there is none, or none that can be read. */
function decoded(name: KeyName, { project, config, isSecret }: RawConfig, complain: Complain): unknown {
  const full = `${project}:${name}`;
  const [key, text] = [stackKey(name), config[full]];
  if (!key || text === undefined || !isEncryptedRightly(key, text, isSecret(full), complain)) return undefined;
  const read = decode(key.type, text);
  if (read.ok) return read.value;
  if (isEmpty(text)) complain(name, null, read.allowed, "Write a value, or remove the key.");
  else {
    // A text in place of a group, or a group in place of something else, may hold a password.
    const shown = key.type === "object" || isStructured(text) ? hidden : text;
    complain(name, shown, read.allowed, typeFixes[key.type](name));
  }
  return undefined;
}

/** How to write a value of a type, by hand and with pulumi config set. */
const typeFixes: Readonly<Record<StackKey["type"], (name: string) => string>> = {
  string: () => "Correct the type.",
  integer: () => "Correct the type.",
  boolean: () => "Correct the type.",
  array: (name) =>
    stackKey(name)?.items === "object"
      ? "Write a list of groups: [{ key: value }]."
      : `Write [a, b], or run: pulumi config set --path '${name}[0]' a`,
  object: (name) => `Write { key: value }, or run: pulumi config set --path ${name}.key value`,
};

/**
 * Whether exactly the values that must be encrypted are encrypted. A plain password counts as given, so that other problems
 * are reported as well.
 */
function isEncryptedRightly(
  { path: name, secret }: StackKey,
  text: string,
  encrypted: boolean,
  complain: Complain,
): boolean {
  if (secret && text !== "" && !encrypted) {
    complain(name, hidden, "an encrypted value", `Run: pulumi config set --secret ${name}`);
  } else if (!secret && encrypted) {
    complain(
      name,
      hidden,
      "a plain value",
      "The state and AWS would have it in plain text: only smtpPassword and incomingMailPassword stay encrypted. Set it without --secret.",
    );
    return false;
  }
  return true;
}
