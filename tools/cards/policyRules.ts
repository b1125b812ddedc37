import { canonical } from "../compare/differences.ts";

type Group = Readonly<Record<string, unknown>>;

/**
 * Whether a policy denies less than before: a statement that denies is gone, denies fewer actions, fewer people, fewer
 * resources, or only under a condition.
 *
 * @param before a policy, as JSON
 * @param after likewise; what cannot be read counts as less
 */
export function deniesLess(before: unknown, after: unknown): boolean {
  const [old, present] = [denials(before), denials(after)];
  if (!old || !present) return canonical(before) !== canonical(after);
  return old.some((statement) =>
    listed(statement.Action).some((action) => !present.some((one) => deniesAs(one, statement, action))),
  );
}

/** Statements that deny; absent: the policy cannot be read. */
function denials(policy: unknown): Group[] | undefined {
  if (policy === undefined) return [];
  if (typeof policy !== "string") return undefined;
  try {
    const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Group | readonly Group[] };
    return (Array.isArray(Statement) ? (Statement as Group[]) : [Statement as Group]).filter(
      ({ Effect }) => Effect === "Deny",
    );
  } catch {
    return undefined;
  }
}

/** Whether a statement denies an action to the same people, for the same resources, under no other condition. */
function deniesAs(statement: Group, other: Group, action: string): boolean {
  const rest = ({ Principal, NotPrincipal, Resource, NotResource, Condition }: Group) =>
    canonical({ Principal, NotPrincipal, Resource, NotResource, Condition });
  return rest(statement) === rest(other) && listed(statement.Action).some((pattern) => matches(pattern, action));
}

/** IAM's patterns: `*` for any letters, `?` for one, in either case. */
function matches(pattern: string, action: string): boolean {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]).map(String);
}
