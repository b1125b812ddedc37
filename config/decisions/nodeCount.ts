import { inForm, type Form } from "../form.ts";
import type { NamedRole } from "../nodeRole.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/**
 * How many nodes of a role there are.
 *
 * @param role with permanent names
 * @param nodes overrides of the size's rows
 * @param size its rows
 * @param form which of them apply
 * @returns 0 if the size has no such role, or not in this form
 */
export function nodeCount(role: NamedRole, nodes: Settings["nodes"], { nodes: rows }: Size, form: Form): number {
  const row = rows[role];
  if (!row || (row.gitaly && row.gitaly !== form.gitaly)) return 0;
  const { count } = nodes[role] as { readonly count?: number }; // only some roles have it
  return count ?? inForm(row.count, form);
}
