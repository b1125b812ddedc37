/**
 * Advance widths of Helvetica in thousandths of the font size, for the characters from space to tilde (Adobe's metrics of the
 * core fonts, Helvetica.afm). Arial and Liberation Sans have the same.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
] as const;

/** Width of any other character, such as an arrow or a letter of another script. */
const widest = 1000;

/** How much wider bold letters are, at most, over a text. */
const boldFactor = 1.1;

/**
 * The width of a text in pixels, in Helvetica or Arial.
 *
 * @param text one line
 * @param size font size in pixels
 * @param bold whether its letters are bold
 */
export function textWidth(text: string, size: number, bold = false): number {
  const sum = Array.from(text).reduce((all, letter) => all + (widths[(letter.codePointAt(0) ?? 0) - 32] ?? widest), 0);
  return (sum / 1000) * size * (bold ? boldFactor : 1);
}
