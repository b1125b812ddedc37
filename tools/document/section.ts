import type { Block, BlockOf } from "./blocks.ts";

/** A part of a document that a list of contents names. */
export type Section = BlockOf<"section">;

/**
 * A section.
 *
 * @param id for links
 * @param title of it
 * @param blocks in order
 * @param atOnce whether a comment shows it without a click
 */
export function section(id: string, title: string, blocks: readonly Block[], atOnce = false): Section {
  return { kind: "section", id, title, blocks, atOnce };
}
