import { existsSync, readFileSync } from "node:fs";
import type { Exception } from "./exception.ts";
import { exceptionsFile } from "./exceptionsFile.ts";
import { parseExceptions } from "./parseExceptions.ts";

/**
 * Reads the exceptions of a stack from `exceptions.<stack>.yaml`; a stack without that file has none.
 *
 * @param project the project's folder, as a URL that ends in a slash
 * @param stack name of the stack
 * @param policies names of all policies
 * @throws ExceptionsError with everything that is wrong in the file
 */
export function readExceptions(project: URL, stack: string, policies: readonly string[]): Exception[] {
  const file = exceptionsFile(stack);
  const url = new URL(encodeURIComponent(file), project);
  return existsSync(url) ? parseExceptions(readFileSync(url, "utf8"), file, policies) : [];
}
