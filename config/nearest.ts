import { distance } from "fastest-levenshtein";

/**
 * The name that was probably meant. Capital letters, hyphens and underscores do not count.
 *
 * @param name an unknown name
 * @param known the names that there are
 * @returns the nearest one, if at most a third of the letters differ; nothing where no name is near
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
 * What to say of a name that there is not.
 *
 * @param what what the name should be one of, such as `key`
 * @param name an unknown name
 * @param known the names that there are
 * @returns a sentence, with the name that was probably meant where one is near
 */
export function noSuch(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? `There is no such ${what}.` : `There is no such ${what}: did you mean ${meant}?`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, "");
}
