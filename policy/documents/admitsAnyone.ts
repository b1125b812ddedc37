import { narrowsCaller } from "./narrowsCaller.ts";
import type { Statement } from "./statement.ts";

/**
 * Whether a statement allows something to everybody: its principal is `*`, or everybody but some, and no condition narrows that
 * to known callers.
 *
 * @returns `undefined` if what would decide it is not known yet
 */
export function admitsAnyone({ effect, principals, notPrincipals, condition }: Statement): boolean | undefined {
  if (effect.value === "Deny") return false;
  const isForAll = notPrincipals.some(({ isUnknown }) => !isUnknown) || principals.some(({ value }) => value === "*");
  const mayBeForAll = isForAll || [...principals, ...notPrincipals].some(({ isUnknown }) => isUnknown);
  if (!mayBeForAll || narrowsCaller(condition)) return false;
  return isForAll && !effect.isUnknown && !condition.isUnknown ? true : undefined;
}
