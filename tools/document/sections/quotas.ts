import type { Plan } from "../../plan/model.ts";
import type { Section } from "../blocks.ts";
import { table } from "../table.ts";

/** Quotas that a new account may have to raise. */
export function quotas({ quotas: all }: Plan): Section {
  return {
    kind: "section",
    id: "quotas",
    title: "Quotas",
    blocks: [
      table(
        "Quotas",
        [
          ["Quota", ({ name }) => name],
          ["Needed", ({ needed }) => String(needed), "number"],
          ["In a new account", ({ newAccount }) => String(newAccount), "number"],
          ["To do", ({ raise }) => (raise ? { strong: "raise it" } : "nothing")],
        ],
        all,
      ),
    ],
  };
}
