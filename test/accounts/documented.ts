import { readFileSync } from "node:fs";

/**
 * The commands of docs/accounts.md under a mark, as a person copies them.
 *
 * @param mark such as `start`
 */
export function documented(mark: string): string {
  const text = readFileSync("docs/accounts.md", "utf8");
  const found = new RegExp(`<!-- commands: ${mark} -->\\s+\`\`\`bash\\n(.*?)\\n *\`\`\``, "s").exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/accounts.md has no commands ${mark}.`);
  return found.replaceAll(/^ {3}/gm, "");
}
