import { checkShape } from "./checkShape.ts";
import { decode, isEmpty, isStructured } from "./decode.ts";
import { noSuch } from "./nearest.ts";
import { hidden, type Complain } from "./problem.ts";
import { stackKey, type StackKey } from "./stackKeys.ts";
import { keyNames, type KeyName, type Said } from "./stackSchema.ts";

/** A stack's configuration in the engine's spelling. */
export interface RawConfig {
  /** Name of the project, which is the namespace of its keys: `pulumi new --name acme` has them read `acme:users`. */
  readonly project: string;
  /** Texts by full key. */
  readonly config: Readonly<Record<string, string>>;
  readonly isSecret: (key: string) => boolean;
}

/**
 * Decodes what a person says, checks its shape and fills defaults in.
 *
 * @param raw what the engine hands over
 * @param complain hears of problems: first of unknown keys, then of the others in the order of the schema
 * @returns every key; the default of each that is wrong
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

/** What stands behind a key; absent where nothing does, or nothing that can be read. */
function decoded(name: KeyName, { project, config, isSecret }: RawConfig, complain: Complain): unknown {
  const full = `${project}:${name}`;
  const [key, text] = [stackKey(name), config[full]];
  if (!key || text === undefined || !isEncryptedRightly(key, text, isSecret(full), complain)) return undefined;
  const read = decode(key.type, text);
  if (read.ok) return read.value;
  if (isEmpty(text)) complain(name, null, read.allowed, "Write the value behind it, or take the key out.");
  else {
    // A text where a group should be, and a group where something else should, may hold a password.
    const shown = key.type === "object" || isStructured(text) ? hidden : text;
    complain(name, shown, read.allowed, typeFixes[key.type](name));
  }
  return undefined;
}

/** How a value of a type is written, by hand and by pulumi config set. */
const typeFixes: Readonly<Record<StackKey["type"], (name: string) => string>> = {
  string: () => "Correct the type.",
  integer: () => "Correct the type.",
  boolean: () => "Correct the type.",
  array: (name) => `Write [a, b], or run: pulumi config set --path '${name}[0]' a`,
  object: (name) => `Write { key: value }, or run: pulumi config set --path ${name}.key value`,
};

/** Whether a value is encrypted if it is to be, and only then. A plain password counts as given, to hear of the rest. */
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
      "It would be plain in the state and in AWS: only smtpPassword stays encrypted. Set it without --secret.",
    );
    return false;
  }
  return true;
}
