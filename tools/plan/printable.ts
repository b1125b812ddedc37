/** Longer texts are cut in reports; JSON has them whole. */
const longest = 600;

/**
 * What may not reach a terminal or a page as it is: controls, and what turns the direction of text around or hides. A
 * character that has no picture is written by its number.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/**
 * Data with every text in it made safe to show: controls become visible, and long texts are cut.
 *
 * @param data plain data
 * @returns the same shape
 */
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
  return kept === value ? visible : `${visible}… (${String(characters.length - longest)} characters more)`;
}

function spelled(character: string): string {
  const known: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
