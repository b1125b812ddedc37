import type { Exception } from "../../policy/exceptions/exception.ts";
import { ExceptionsError } from "../../policy/exceptions/exceptionsError.ts";
import { parseExceptions } from "../../policy/exceptions/parseExceptions.ts";
import type { Judging } from "./judging.ts";

/**
 * What the other side of a comparison is judged by: its own exceptions, and today's policies. Its file may name policies that are
 * gone, or be wrong: then it has no exceptions, so that more findings are shown as new.
 *
 * @param text of its file; absent: it has the exceptions of this side
 */
export function otherSide(text: string | undefined, own: Judging): Judging {
  if (text === undefined) return own;
  return { ...own, exceptions: read(text, own) };
}

function read(text: string, { pack }: Judging): Exception[] {
  const names = pack.map(({ name }) => name);
  try {
    return parseExceptions(text, "exceptions of the other side", names);
  } catch (error) {
    if (error instanceof ExceptionsError) return [];
    throw error;
  }
}
