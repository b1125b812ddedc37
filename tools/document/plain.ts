import { pieces, type Cell } from "./blocks.ts";

/** A line as plain text. Strong words are in capitals. */
export function plain(line: Cell): string {
  return pieces(line)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("tone" in piece) return piece.tone === "good" ? piece.text : piece.text.toUpperCase();
      if ("strong" in piece) return piece.strong.toUpperCase();
      return "code" in piece ? piece.code : piece.quiet;
    })
    .join("");
}
