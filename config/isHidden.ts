import { stackKey } from "./stackKeys.ts";

/** A name that has one of these words names something that must not be shown. */
const secretWords: readonly string[] = [
  "pass",
  "pwd",
  "key",
  "keys",
  "auth",
  "private",
  "pin",
  "hash",
  "salt",
  "cookie",
];

/** The same, as part of a word. */
const secretParts = /passw|passphrase|secret|token|credential|apikey/i;

/**
 * Whether a name sounds like the name of a secret: `api-token`, `dbPassword`, `KEY`.
 *
 * @param name of a key or tag
 */
export function soundsSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return secretParts.test(name) || words.some((word) => secretWords.includes(word));
}

/**
 * Whether the value at a path of the stack file must not be shown: the value of a secret key, of `gitlabRb`, of a tag that
 * sounds like a secret, and of every unknown key, because it may be a misspelled one of those.
 *
 * @param path such as `smtp.host`, `tags.team`, `allow.web[1]` or `aws:region`
 */
export function isHidden(path: string): boolean {
  if (path === "stack" || path === "aws:region") return false;
  if (path.startsWith("tags.")) return soundsSecret(path.slice("tags.".length));
  const key = stackKey(path);
  return key === undefined || key.secret === true || key.hidden === true;
}
