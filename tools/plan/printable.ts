/** Longest text in a document, in characters. JSON has texts of any length. */
const longest = 600;

/**
 * Characters that must not reach a terminal or a page: control characters, and those that hide text or change its
 * direction. Their numbers are shown instead.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** The same data with every text safe to show: control characters are visible, and long texts are cut. */
export function printable<Data>(data: Data): Data {
  return shown(data) as Data;
}

function shown(value: unknown): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), shown(inner)]));
}

function text(value: string): string {
  const characters = Array.from(value);
  const kept = characters.length > longest ? characters.slice(0, longest).join("") : value;
  const visible = kept.replace(hidden, (character) => spelled(character));
  return kept === value ? visible : `${visible}… (${String(characters.length - longest)} more characters)`;
}

function spelled(character: string): string {
  const known: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
