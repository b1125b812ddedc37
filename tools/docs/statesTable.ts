import { markdownTable, written } from "../document/markdown/mdast.ts";
import { stateCases } from "./stateCases.ts";

/** Who may do what with a state, as a table for docs/accounts.md. */
export function statesTable(): string {
  const rows = [...Map.groupBy(stateCases, ({ who }) => who)].map(([who, cases]) => {
    const listed = (allowed: boolean) =>
      cases
        .filter((one) => one.allowed === allowed)
        .flatMap(({ action }, position) => [...(position > 0 ? [", "] : []), { code: action }]);
    return [who, listed(true), listed(false)];
  });
  return written([markdownTable(["who", "may", "is refused"], rows)]);
}
