import { structuredPatch } from "diff";
import { isScalar, stringify, type Pair } from "yaml";
import { canonical } from "./differences.ts";

/** Number of lines shown before and after a changed one. */
const context = 3;

/** A value as text for people: a string unchanged, anything else as JSON with sorted keys. */
export function readable(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : canonical(value);
}

/**
 * The changed lines of a text with some lines around them. Each begins with `+`, `-`, a space, or `@` for a jump. JSON
 * and base64 are decoded first, so that a changed line of a script inside a document is one line here as well. Long
 * objects and lists count as texts. Empty: the value is not a text of several lines.
 */
export function changedLines(before: unknown, after: unknown): string[] {
  const [old, present] = [asText(before), asText(after)];
  if (old === undefined || present === undefined) return [];
  if (!old.includes("\n") && !present.includes("\n")) return [];
  const { hunks } = structuredPatch("", "", old, present, "", "", { context });
  const above = present.split("\n");
  return hunks.flatMap(({ oldStart, newStart, lines }) => [
    `@ line ${String(oldStart)}, now ${String(newStart)}${file(above.slice(0, newStart))}`,
    ...lines.filter((line) => !line.startsWith("\\")), // "\ No newline at end of file"
  ]);
}

/** Length in characters up to which an object or list stays on one line. */
const oneLine = 100;

/** The text to compare line by line: of texts, and of long objects and lists. */
function asText(value: unknown): string | undefined {
  if (typeof value === "string") return unfolded(value);
  if (typeof value !== "object" || value === null || canonical(value).length <= oneLine) return undefined;
  return laidOut(value);
}

function laidOut(data: unknown): string {
  return stringify(data, { lineWidth: 0, sortMapEntries: shortFirst });
}

/** The file that lines of a decoded document belong to, if a line above them names it. */
function file(lines: readonly string[]): string {
  const named = lines.findLast((line) => /^\s*(- )?path: /.test(line));
  return named === undefined ? "" : `, in ${named.replace(/^\s*(- )?path: /, "")}`;
}

function unfolded(text: string): string {
  const decoded = fromBase64(text) ?? text;
  const data = jsonIn(decoded);
  return data === undefined ? decoded : laidOut(data);
}

/** Sorts keys by name, with texts of several lines last, so that the short keys above introduce them. */
function shortFirst(a: Pair, b: Pair): number {
  const key = ({ key: name, value }: Pair) => {
    const text = isScalar(value) ? String(value.value) : "";
    return `${text.includes("\n") ? "1" : "0"} ${String(name)}`;
  };
  return key(a) < key(b) ? -1 : 1;
}

/** The object or list that a text holds as JSON; absent: the text is something else. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Printable, and the signs around references to outputs that only AWS knows. */
const readableText = /^[\t\n\r\x20-\x7e‹›]*$/;

/** The readable text that base64 encodes; absent: it is not base64, or does not encode such a text. */
function fromBase64(text: string): string | undefined {
  if (text.length < 24 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, "base64").toString("utf8");
  return readableText.test(decoded) && decoded.includes("\n") ? decoded : undefined;
}
