import type { Reading } from "../reading.ts";
import { narrowsCaller } from "./narrowsCaller.ts";
import { oneOrMany } from "./oneOrMany.ts";

/**
 * The principals of a statement that are everybody: `*`, alone or among others, or whoever is not excepted. An account is
 * somebody, and so is everybody under a condition on who calls.
 *
 * @param statement that allows something, of a resource's policy or of a trust policy
 * @returns those parts, and those that are not known
 */
export function everybody(statement: Reading): readonly Reading[] {
  const except = statement.at("NotPrincipal");
  const principal = statement.at("Principal");
  const named = typeof principal.value === "string" ? [principal] : principal.parts.flatMap(oneOrMany);
  const found = [
    ...named.filter(({ value, isUnknown }) => isUnknown || value === "*"),
    ...(except.isGiven ? [except] : []),
  ];
  return narrowsCaller(statement.at("Condition")) ? [] : found;
}
