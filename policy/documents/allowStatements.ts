import type { Reading } from "../reading.ts";
import { oneOrMany } from "./oneOrMany.ts";

/**
 * The statements of a policy document that allow something.
 *
 * @param document an input with a document, as JSON or as an object
 * @returns one unknown statement, with the path of the document, for an unknown document; none for what is no document
 */
export function allowStatements(document: Reading): readonly Reading[] {
  const { json } = document;
  if (json.isUnknown) return [json];
  return oneOrMany(json.at("Statement")).filter((statement) => statement.at("Effect").value !== "Deny");
}
