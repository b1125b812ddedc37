import { pieces, type Cell } from "./blocks.ts";

/**
 * A line without fonts: what is strong is in capitals.
 *
 * @param line of a document
 */
export function plain(line: Cell): string {
  return pieces(line)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("strong" in piece) return piece.strong.toUpperCase();
      return "code" in piece ? piece.code : piece.quiet;
    })
    .join("");
}
