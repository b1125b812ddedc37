/**
 * Breaks a line at spaces. A word that is too long is broken at a hyphen, or otherwise anywhere. Lines after the first
 * are indented by `hanging` spaces.
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

/** Where to break a text. The break is never inside its indentation. */
function breakIn(text: string, room: number): number {
  const own = /^ */.exec(text)?.[0].length ?? 0;
  const space = text.lastIndexOf(" ", room);
  if (space > own) return space;
  const hyphen = text.lastIndexOf("-", room - 1);
  return hyphen > own ? hyphen + 1 : room;
}
