import { textWidth } from "./textWidth.ts";

/** How large the letters of a text are. */
export interface Letters {
  /** Font size in pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/**
 * Breaks a text into lines that fit: between parts with a dot between them, at spaces where a part does not fit, and after
 * hyphens, commas, dots and slashes where a word does not fit. What is too long even so, and what is beyond the last line, ends
 * in an ellipsis. A dot between two parts is not at an end of a line.
 *
 * @param text of any length
 * @param width in pixels
 * @param letters of the text
 * @param mostLines largest number of lines
 */
export function fitted(text: string, width: number, letters: Letters, mostLines: number): string[] {
  const fits = (line: string) => textWidth(line.replace(/ ·? ?$/, ""), letters.size, letters.bold) <= width;
  const apart = (parts: readonly string[], by: RegExp) =>
    parts.flatMap((part) => (fits(part) ? [part] : part.split(by)));
  const words = [/(?<= · )/u, /(?<= )/u, /(?<=[-,./])/u].reduce(apart, [text]);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + word)) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  const kept = lines.slice(0, mostLines).map((line) => line.replace(/^· | ·? ?$/g, ""));
  const cutOff = lines.length > mostLines;
  return kept.map((line, at) => shortened(cutOff && at === mostLines - 1 ? `${line}…` : line, fits));
}

/** The line, or as much of it as fits. */
function shortened(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line;
  const letters = Array.from(line.replace(/…$/, ""));
  while (letters.length > 0 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("")}…`;
}
