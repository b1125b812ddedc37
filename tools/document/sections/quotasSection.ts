import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** Quotas that a new account may have to raise. */
export function quotasSection({ quotas: all }: Plan): Section {
  return section("quotas", "Service quotas", [
    table("Service quotas", all, [
      ["Quota", ({ name }) => name],
      ["Needed", ({ needed }) => String(needed), "number"],
      ["In a new account", ({ newAccount }) => String(newAccount), "number"],
      ["Action", ({ raise }) => (raise ? { strong: "request an increase" } : "none")],
    ]),
  ]);
}
