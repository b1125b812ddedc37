import type { Block, BlockOf } from "./blocks.ts";

/** A part of a document that the table of contents lists. */
export type Section = BlockOf<"section">;

/** Creates a section. `id` is for links. `atOnce`: Markdown shows it without a click. */
export function section(id: string, title: string, blocks: readonly Block[], atOnce = false): Section {
  return { kind: "section", id, title, blocks, atOnce };
}
