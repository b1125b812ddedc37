import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** The IAM roles and the names of their policies. */
export function rightsSection({ rights: roles }: Plan): Section {
  return section("rights", "IAM roles", [
    table("IAM roles and their policies", roles, [
      ["Role", ({ role }) => ({ code: role })],
      ["Inline policies", ({ policies }) => policies.join(", ")],
      ["Managed policies", ({ managed }) => managed.join(", ")],
    ]),
  ]);
}
