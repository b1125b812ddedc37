import type { Block } from "./blocks.ts";

/**
 * Blocks that are there only under a condition.
 *
 * @param condition such as that there is something to say
 * @param blocks in order
 */
export function when(condition: boolean, ...blocks: readonly Block[]): readonly Block[] {
  return condition ? blocks : [];
}
