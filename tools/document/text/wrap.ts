/**
 * Breaks a text at spaces; a word that is longer than a line at a hyphen, or else anywhere.
 *
 * @param text one line
 * @param width longest line
 * @param hanging how far what follows the first line is indented
 */
export function wrap(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = [];
  let rest = text;
  for (let indent = ""; ; indent = " ".repeat(hanging)) {
    const room = width - indent.length;
    if (rest.length <= room) return [...lines, indent + rest];
    const at = breakIn(rest, room);
    lines.push((indent + rest.slice(0, at)).trimEnd());
    rest = rest.slice(at).replace(/^ /, "");
  }
}

/** Where a line ends: its own indent is no place for that. */
function breakIn(text: string, room: number): number {
  const own = /^ */.exec(text)?.[0].length ?? 0;
  const space = text.lastIndexOf(" ", room);
  if (space > own) return space;
  const hyphen = text.lastIndexOf("-", room - 1);
  return hyphen > own ? hyphen + 1 : room;
}
