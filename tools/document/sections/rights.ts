import type { Plan } from "../../plan/model.ts";
import type { Section } from "../blocks.ts";
import { table } from "../table.ts";

/** Roles and the names of their policies. */
export function rights({ rights: roles }: Plan): Section {
  return {
    kind: "section",
    id: "rights",
    title: "Who may do what",
    blocks: [
      table(
        "Roles and their policies",
        [
          ["Role", ({ role }) => ({ code: role })],
          ["Policies of its own", ({ policies }) => policies.join(", ")],
          ["Policies of AWS", ({ managed }) => managed.join(", ")],
        ],
        roles,
      ),
    ],
  };
}
