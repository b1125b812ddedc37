import type { Output } from "./terminal.ts";

/** Columns of a terminal that does not say how many it has, of a file and of a pipe. */
export const usualWidth = 80;

/** Fewer columns leave no room for words. */
const leastWidth = 40;

/**
 * How many characters a line of output may have.
 *
 * @param output what is written to
 * @param env its variable `COLUMNS`, a number, comes first; anything else in it counts as not set
 */
export function terminalWidth({ columns }: Output, env: NodeJS.ProcessEnv = process.env): number {
  const said = /^[1-9]\d{0,3}$/.test(env.COLUMNS ?? "") ? Number(env.COLUMNS) : undefined;
  return Math.max(said ?? columns ?? usualWidth, leastWidth);
}
