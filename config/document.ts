import { keys, type Key } from "./keys.ts";

/**
 * The table of all keys, for docs/configuration.md.
 *
 * @returns Markdown
 */
export function configurationTable(): string {
  const rows = Object.entries<Key>(keys).map(([name, key]) =>
    [`\`${name}\``, typeOf(key), defaultOf(key), key.description, key.effect].join(" | "),
  );
  return [
    "| key | type | default | what it is | what a change does |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function typeOf({ type, items, secret }: Key): string {
  const words = items === undefined ? type : `${type} of ${items}s`;
  return secret ? `${words}, encrypted` : words;
}

function defaultOf({ default: value }: Key): string {
  if (typeof value === "object" || value === "" || value === 0) return "";
  return `\`${String(value)}\``;
}
