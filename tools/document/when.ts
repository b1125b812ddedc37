import type { Block } from "./blocks.ts";

/** The blocks, if the condition holds. */
export function when(condition: boolean, ...blocks: readonly Block[]): readonly Block[] {
  return condition ? blocks : [];
}
