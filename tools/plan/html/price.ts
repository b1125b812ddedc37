import type { PriceSummary } from "../model.ts";
import { dollars, sourceText, sum } from "../words.ts";
import { bar, details, html, table, type Markup } from "./html.ts";

/** The price by component, with its arithmetic. */
export function price({ monthly, atLeast, components, byUse, unknown, sources, assumptions }: PriceSummary): Markup {
  const most = Math.max(...components.map((component) => component.monthly), 0.01);
  return [
    html`<p>${capital(sum(monthly, atLeast, "$"))} a month, and what is used.</p>`,
    atLeast
      ? html`<p class="warning">
          <strong>This is no price:</strong> ${unknown.length} things whose price is not known are left out.
        </p>`
      : undefined,
    table(
      "Price by component",
      [
        { head: "Component", cell: ({ component }) => html`<code>${component}</code>`, names: true },
        { head: "$ a month", cell: (row) => dollars(row.monthly), number: true },
        { head: "Share", cell: (row) => bar(row.monthly / most) },
      ],
      components,
    ),
    details(
      "Every line, with its arithmetic",
      table(
        "Price by resource",
        [
          { head: "Resource", cell: ({ resource }) => html`<code>${resource}</code>`, names: true },
          { head: "Arithmetic", cell: ({ arithmetic }) => arithmetic },
          { head: "$ a month", cell: (line) => dollars(line.monthly), number: true },
        ],
        components.flatMap(({ lines }) => lines),
      ),
    ),
    html`<h3>By use, not in the sum</h3>`,
    table(
      "Prices by use",
      [
        { head: "What", cell: ({ what }) => what, names: true },
        {
          head: "$",
          cell: ({ rate }) => (rate === undefined ? "no price known for this region" : String(rate)),
          number: true,
        },
        { head: "For each", cell: ({ unit }) => unit },
      ],
      byUse,
    ),
    unknown.length > 0
      ? [
          html`<h3>No price known, not in the sum</h3>`,
          html`<ul>
            ${unknown.map((line) => html`<li>${line}</li>`)}
          </ul>`,
        ]
      : undefined,
    html`<h3>Prices, and how old they are</h3>`,
    html`<ul>
      ${sources.map((source) => html`<li>${sourceText(source)}</li>`)}
    </ul>`,
    html`<p class="aside">${assumptions.join(" ")}</p>`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
