import { closest, distance } from "fastest-levenshtein";

/**
 * The end of a sentence about an unknown name: `: did you mean …?`, empty if no known name is similar.
 *
 * @param name an unknown name
 * @param known the existing names
 */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = known.length > 0 ? closest(name, known) : "";
  const allowed = Math.ceil(Math.max(name.length, nearest.length) / 3);
  return nearest !== "" && distance(name, nearest) <= allowed ? `: did you mean ${nearest}?` : "";
}
