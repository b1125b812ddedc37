import type { PolicyChange, PolicyFinding } from "./policyModel.ts";

/**
 * The findings that only one side has. An exception that comes or goes changes no finding, but whether it stops anything: such a
 * finding is on both lists.
 */
export function policyChanges(before: readonly PolicyFinding[], after: readonly PolicyFinding[]): PolicyChange {
  const without = (some: readonly PolicyFinding[], others: readonly PolicyFinding[]) => {
    const known = new Set(others.map(identity));
    return some.filter((one) => !known.has(identity(one)));
  };
  return { added: without(after, before), removed: without(before, after) };
}

function identity({ policy, resource, type, path, kind, excepted }: PolicyFinding): string {
  return JSON.stringify([policy, resource, type, path, kind, excepted !== undefined]);
}
