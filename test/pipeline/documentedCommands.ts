import { readFileSync } from "node:fs";

/**
 * The commands of a page that begin in one of some ways, for the stack of a test. A test runs them, so that they are known to work.
 *
 * @param page such as `docs/roll-back.md`
 * @param beginnings of commands
 * @throws Error if the page has not one command for each beginning
 */
export function documentedCommands(page: string, ...beginnings: readonly string[]): string[] {
  const lines = readFileSync(page, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("    "))
    .map((line) => line.trim().replaceAll("prod", "dev"));
  return beginnings.map((beginning) => {
    const [found, more] = lines.filter((line) => line.startsWith(beginning));
    if (found === undefined || more !== undefined) throw new Error(`${page} has not one command ${beginning}`);
    return found.replace(/ #.*/, "");
  });
}
