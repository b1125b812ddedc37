import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** Quotas that a new account may have to raise. */
export function quotasSection({ quotas: all }: Plan): Section {
  return section("quotas", "Quotas", [
    table("Quotas", all, [
      ["Quota", ({ name }) => name],
      ["Needed", ({ needed }) => String(needed), "number"],
      ["In a new account", ({ newAccount }) => String(newAccount), "number"],
      ["To do", ({ raise }) => (raise ? { strong: "raise it" } : "nothing")],
    ]),
  ]);
}
