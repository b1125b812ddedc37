import type { Plan } from "../model.ts";
import type { Reach } from "../reachModel.ts";
import { details, html, table, type Markup } from "./html.ts";

/** Who can reach what: those who come as rows, what they reach as columns, ports in between. */
export function reach(rows: Plan["reach"]): Markup {
  const comers = [...new Set(rows.flatMap(({ from }) => from))].toSorted();
  const doors = [...new Set(rows.map(({ to }) => to))].toSorted();
  return [
    html`<p>
      Ports that are let in (TCP where nothing else is said), by who comes (rows) and what they reach (columns). Nothing
      else is.
    </p>`,
    table<string>(
      "Ports by who comes and what they reach",
      [
        { head: "From", cell: (comer) => html`<code>${comer}</code>`, names: true },
        ...doors.map((door) => ({ head: door, cell: (comer: string) => ports(rows, comer, door) })),
      ],
      comers,
    ),
    details(
      "Every rule, with its reason",
      table<Reach>(
        "Rules that let connections in",
        [
          { head: "To", cell: ({ to }) => html`<code>${to}</code>`, names: true },
          { head: "Port", cell: ({ port }) => port, number: true },
          { head: "From", cell: ({ from }) => from.join(", ") },
          { head: "Why", cell: ({ why }) => why },
        ],
        rows,
      ),
    ),
  ];
}

function ports(rows: Plan["reach"], comer: string, door: string): Markup {
  const found = rows.filter(({ to, from }) => to === door && from.includes(comer));
  if (found.length === 0)
    return html`<span class="aside" aria-hidden="true">–</span><span class="hidden">nothing</span>`;
  return [...new Set(found.map(({ port }) => port))]
    .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .join(", ");
}
