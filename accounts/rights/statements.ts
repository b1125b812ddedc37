import type { Names } from "./names.ts";
import type { RightsStatement } from "./rightsDocument.ts";
import type { Scope } from "./scope.ts";
import { dataScopes } from "./scopes/dataScopes.ts";
import { ec2Scopes } from "./scopes/ec2Scopes.ts";
import { iamScopes } from "./scopes/iamScopes.ts";
import { keyScopes } from "./scopes/keyScopes.ts";
import { otherScopes } from "./scopes/otherScopes.ts";

const scopes: readonly Scope[] = [...ec2Scopes, ...iamScopes, ...keyScopes, ...dataScopes, ...otherScopes];

/** Whether a pattern with stars covers an action. */
function covers(pattern: string, action: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === action;
  const last = rest.pop() ?? "";
  if (!action.startsWith(first) || !action.endsWith(last) || action.length < first.length + last.length) return false;
  let at = first.length;
  return rest.every((part) => {
    const found = action.indexOf(part, at);
    at = found + part.length;
    return found !== -1 && at <= action.length - last.length;
  });
}

/**
 * The scope of an action.
 *
 * @param action such as `ec2:CreateVpc`
 * @throws if no scope covers it
 */
export function scopeOf(action: string): Scope {
  const scope = scopes.find(({ actions }) => actions.some((pattern) => covers(pattern, action)));
  if (!scope) throw new Error(`${action} has no scope. Say in accounts/rights/scopes on what it may act.`);
  return scope;
}

/**
 * Statements that allow actions, each on its scope.
 *
 * @param actions such as `ec2:CreateVpc`, in any order
 * @param names of the environment
 * @returns one statement a scope, always in the same order
 */
export function statements(actions: readonly string[], names: Names): RightsStatement[] {
  const byScope = Map.groupBy([...new Set(actions)].toSorted(), scopeOf);
  return scopes.flatMap((scope) => {
    const some = byScope.get(scope);
    if (!some) return [];
    const condition = scope.condition?.(names);
    return [
      {
        Effect: "Allow",
        Action: some,
        Resource: [...new Set(scope.resources(names))],
        ...(condition ? { Condition: condition } : {}),
      },
    ];
  });
}
