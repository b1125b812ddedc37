import { stackKey } from "./stackKeys.ts";

/** Words of which a name has one, if what it names is to be kept to oneself. */
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

/** Likewise, inside a word. */
const secretParts = /passw|passphrase|secret|token|credential|apikey/i;

/**
 * Whether a name sounds as if it named a secret: `api-token`, `dbPassword`, `KEY`.
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
 * Whether the value at a path of the stack file may not be shown: of a secret key, of `gitlabRb`, of a tag that sounds like
 * a secret, and of every key that this project does not know, because that may be a misspelled one of those.
 *
 * @param path such as `smtp.host`, `tags.team`, `allow.web[1]` or `aws:region`
 */
export function isHidden(path: string): boolean {
  if (path === "stack" || path === "aws:region") return false;
  if (path.startsWith("tags.")) return soundsSecret(path.slice("tags.".length));
  const key = stackKey(path);
  return key === undefined || key.secret === true || key.hidden === true;
}
