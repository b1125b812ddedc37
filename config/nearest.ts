import { distance } from "fastest-levenshtein";

/**
 * The name that was probably meant. Case, hyphens and underscores do not count.
 *
 * @param name an unknown name
 * @param known the existing names
 * @returns the nearest one, if at most a third of the letters differ; nothing if no name is that similar
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const spelled = plain(name);
  const [best] = known
    .map((one) => ({ one, apart: distance(spelled, plain(one)) }))
    .filter(({ one, apart }) => apart <= Math.ceil(Math.max(spelled.length, plain(one).length) / 3))
    .toSorted((a, b) => a.apart - b.apart);
  return best?.one;
}

/**
 * Text about an unknown name.
 *
 * @param what what kind of name it should be, such as `key`
 * @param name an unknown name
 * @param known the existing names
 * @returns a sentence, with the name that was probably meant if one is similar
 */
export function noSuch(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? `There is no such ${what}.` : `There is no such ${what}: did you mean ${meant}?`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, "");
}
