import type { StackKey } from "./stackKeys.ts";

/** A decoded value, or what it should have been. */
export type Decoded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly allowed: string };

/** A key without a value reads as this. */
const empty = "null";

const decoders: Readonly<Record<StackKey["type"], (text: string) => Decoded>> = {
  // Where the schema has a text, the engine accepts no group or list either.
  string: (text) =>
    text === empty || isStructured(text) ? { ok: false, allowed: "a text" } : { ok: true, value: text },
  integer: (text) =>
    /^-?\d+$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, allowed: "a whole number" },
  boolean: (text) =>
    text === "true" || text === "false"
      ? { ok: true, value: text === "true" }
      : { ok: false, allowed: "true or false" },
  array: (text) => structured(text, Array.isArray, "a list"),
  object: (text) =>
    structured(
      text,
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
      "a group of keys",
    ),
};

function structured(text: string, fits: (value: unknown) => boolean, allowed: string): Decoded {
  try {
    const value: unknown = JSON.parse(text);
    return fits(value) ? { ok: true, value } : { ok: false, allowed };
  } catch {
    return { ok: false, allowed };
  }
}

/**
 * Whether a text from the stack file is a group or a list.
 *
 * @param text in the engine's spelling
 */
export function isStructured(text: string): boolean {
  return /^[[{]/.test(text) && structured(text, () => true, "").ok;
}

/**
 * Decodes a value from the engine's spelling.
 *
 * @param type declared type
 * @param text what the engine hands over: plain text, or JSON for lists and groups
 * @returns the value, or what is allowed instead
 */
export function decode(type: StackKey["type"], text: string): Decoded {
  return decoders[type](text);
}

/**
 * Whether a key has no value: `gitlab:allow:` with nothing after the colon.
 *
 * @param text in the engine's spelling
 */
export function isEmpty(text: string): boolean {
  return text === empty || text === "";
}
