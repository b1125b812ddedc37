import type { Plan } from "../model.ts";
import { short } from "../words.ts";
import { html, table, type Markup } from "./html.ts";

/** What is lost at most, and what guards what holds data. */
export function protection({ losses, data }: Plan): Markup {
  return [
    html`<h3>What is lost at most</h3>`,
    table(
      "What is lost at most",
      [
        { head: "When", cell: ({ event }) => event, names: true },
        { head: "Lost", cell: ({ lost }) => lost },
        { head: "Until", cell: ({ until }) => until },
      ],
      losses,
    ),
    html`<h3>What holds data, and what guards it</h3>`,
    table(
      "What holds data, and what guards it",
      [
        { head: "Resource", cell: ({ resource }) => html`<code>${resource}</code>`, names: true },
        { head: "Type", cell: ({ type }) => short(type) },
        { head: "Guards", cell: ({ guards }) => guards.join("; ") },
      ],
      data,
    ),
  ];
}

/** Roles and the names of their policies. */
export function rights({ rights: rows }: Plan): Markup {
  return table(
    "Roles and their policies",
    [
      { head: "Role", cell: ({ role }) => html`<code>${role}</code>`, names: true },
      { head: "Policies of its own", cell: ({ policies }) => policies.join(", ") },
      { head: "Policies of AWS", cell: ({ managed }) => managed.join(", ") },
    ],
    rows,
  );
}

/** Quotas that a new account may have to raise. */
export function quotas({ quotas: rows }: Plan): Markup {
  return table(
    "Quotas",
    [
      { head: "Quota", cell: ({ name }) => name, names: true },
      { head: "Needed", cell: ({ needed }) => needed, number: true },
      { head: "In a new account", cell: ({ newAccount }) => newAccount, number: true },
      { head: "To do", cell: ({ raise }) => (raise ? html`<strong>raise it</strong>` : "nothing") },
    ],
    rows,
  );
}
