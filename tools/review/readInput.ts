import { readFileSync } from "node:fs";

/** A file that a review needs cannot be read. */
export class ReviewInputError extends Error {}

/**
 * Reads a file that the command line names.
 *
 * @param option such as `--events`
 * @param file as on the command line
 * @param todo what to do if it is not there, as a sentence
 * @throws ReviewInputError
 */
export function readInput(option: string, file: string, todo: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ReviewInputError(`${option} ${file} cannot be read. ${todo}`);
  }
}
