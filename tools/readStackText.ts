import { readFileSync } from "node:fs";
import { StackTextError } from "../config/stackFile.ts";

/**
 * Reads a stack file or `Pulumi.yaml`, without a byte order mark.
 *
 * @throws StackTextError if the file is not UTF-8; Error if it cannot be read
 */
export function readStackText(file: string | URL): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const sixteen = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw new StackTextError(`is not UTF-8${sixteen ? " but UTF-16" : ""}: save it in that encoding.`);
  }
}
