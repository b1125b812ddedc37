import type { Block, BlockOf } from "./blocks.ts";

/** A part of a document that the table of contents lists. */
export type Section = BlockOf<"section">;

/** Makes a section. `id` is for links. `atOnce`: a comment shows it without a click. */
export function section(id: string, title: string, blocks: readonly Block[], atOnce = false): Section {
  return { kind: "section", id, title, blocks, atOnce };
}
