import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** The roles and the names of their policies. */
export function rightsSection({ rights: roles }: Plan): Section {
  return section("rights", "Who may do what", [
    table("Roles and their policies", roles, [
      ["Role", ({ role }) => ({ code: role })],
      ["Policies of its own", ({ policies }) => policies.join(", ")],
      ["Policies of AWS", ({ managed }) => managed.join(", ")],
    ]),
  ]);
}
