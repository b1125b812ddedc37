import { canonical } from "../compare/differences.ts";
import type { PlainObject } from "../recorder/plainObject.ts";

/**
 * Whether a policy, as JSON, denies less than before: a deny statement is gone, covers fewer actions, principals or
 * resources, or now has a condition. A policy that cannot be parsed counts as denying less.
 */
export function deniesLess(before: unknown, after: unknown): boolean {
  const [old, present] = [denials(before), denials(after)];
  if (!old || !present) return canonical(before) !== canonical(after);
  return old.some((statement) =>
    listed(statement.Action).some((action) => !present.some((one) => deniesAs(one, statement, action))),
  );
}

/** The deny statements; absent: the policy cannot be parsed. */
function denials(policy: unknown): PlainObject[] | undefined {
  if (policy === undefined) return [];
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: PlainObject | readonly PlainObject[] };
    return (Array.isArray(Statement) ? (Statement as PlainObject[]) : [Statement as PlainObject]).filter(
      ({ Effect }) => Effect === "Deny",
    );
  } catch {
    return undefined;
  }
}

/** Whether a statement denies an action to the same principals, for the same resources and under the same condition. */
function deniesAs(statement: PlainObject, other: PlainObject, action: string): boolean {
  const rest = ({ Principal, NotPrincipal, Resource, NotResource, Condition }: PlainObject) =>
    canonical({ Principal, NotPrincipal, Resource, NotResource, Condition });
  return rest(statement) === rest(other) && listed(statement.Action).some((pattern) => matches(pattern, action));
}

/** IAM's patterns: `*` stands for any letters and `?` for one, in either case. */
function matches(pattern: string, action: string): boolean {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]).map(String);
}
