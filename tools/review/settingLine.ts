import { isMap, LineCounter, parseDocument } from "yaml";

/**
 * The line of a stack file that sets a value.
 *
 * @param text of the stack file, which is YAML
 * @param project name of the project, the namespace of its keys
 * @param path such as `backup.schedule`, `users` or `aws:region`
 * @returns the line, from 1; of the nearest key above where the last ones are not written; `undefined`: it sets nothing of it
 */
export function settingLine(text: string, project: string, path: string): number | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [top = "", ...inner] = path.split(".");
  const names = [top.includes(":") ? top : `${project}:${top}`, ...inner];
  let line: number | undefined;
  let place: unknown = document.get("config", true);
  for (const name of names) {
    if (!isMap(place)) break;
    const pair = place.items.find(({ key }) => String(key) === name);
    if (!pair) break;
    line = lineOfKey(pair.key, lines);
    place = pair.value;
  }
  return line;
}

function lineOfKey(key: unknown, lines: LineCounter): number | undefined {
  const range = (key as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[0] === undefined ? undefined : lines.linePos(range[0]).line;
}
