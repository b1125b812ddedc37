import type { Comparison, PriceChange, PropertyChange, ResourceChange } from "../../compare/model.ts";
import { alike, countWords, difference, dollars, kindWords, priceWords, type ChangeGroup } from "../words.ts";
import { details, html, table, type Markup } from "./html.ts";

/** What a change does to what is there. */
export function comparisonSection(comparison: Comparison): Markup {
  const { against, changes, failures, risks, interruptions, price, settings, reach } = comparison;
  return [
    html`<p>Compared with ${against}: ${countWords(comparison)}</p>`,
    failures.length > 0
      ? html`<div class="danger" role="note">
          <p><strong>This run will fail.</strong></p>
          <ul>
            ${failures.map((failure) => html`<li>${failure}</li>`)}
          </ul>
        </div>`
      : undefined,
    risks.length > 0
      ? html`<div class="danger" role="note">
          <p><strong>Data is at risk.</strong></p>
          <ul>
            ${risks.map((risk) => html`<li>${risk}</li>`)}
          </ul>
        </div>`
      : html`<p>No data is at risk.</p>`,
    interruptions.length > 0
      ? [
          html`<h3>What restarts or is interrupted</h3>`,
          html`<ul>
            ${interruptions.map((line) => html`<li>${line}</li>`)}
          </ul>`,
        ]
      : html`<p>Nothing restarts or is interrupted, as far as is known.</p>`,
    html`<h3>Price</h3>`,
    ...priceChange(price),
    settings.length > 0
      ? [
          html`<h3>Settings</h3>`,
          table(
            "Settings before and after",
            [
              { head: "Setting", cell: ({ key }) => html`<code>${key}</code>`, names: true },
              { head: "Before", cell: ({ before }) => before ?? "not said" },
              { head: "After", cell: ({ after }) => after ?? "not said" },
            ],
            settings,
          ),
        ]
      : undefined,
    reach.added.length + reach.removed.length > 0
      ? [
          html`<h3>Who gets in</h3>`,
          table(
            "Rules that come and go",
            [
              { head: "Change", cell: ({ what }) => what, names: true },
              { head: "To", cell: ({ row }) => html`<code>${row.to}</code>` },
              { head: "Port", cell: ({ row }) => row.port, number: true },
              { head: "From", cell: ({ row }) => row.from.join(", ") },
            ],
            [
              ...reach.added.map((row) => ({ what: "let in", row })),
              ...reach.removed.map((row) => ({ what: "no more", row })),
            ],
          ),
        ]
      : undefined,
    html`<h3>Resources</h3>`,
    changes.length === 0
      ? html`<p>No resource changes.</p>`
      : html`<ul class="changes">
          ${alike(changes).map(group)}
        </ul>`,
  ];
}

function priceChange(price: PriceChange | undefined): Markup[] {
  if (!price) return [html`<p>As before, because the run will fail.</p>`];
  const words = priceWords(price, "$");
  return [
    html`<p>${words.charAt(0).toUpperCase() + words.slice(1)}.</p>`,
    price.components.length > 0
      ? table(
          "Price before and after",
          [
            { head: "Component", cell: ({ component }) => html`<code>${component}</code>`, names: true },
            { head: "Before", cell: ({ before }) => dollars(before), number: true },
            { head: "After", cell: ({ after }) => dollars(after), number: true },
            { head: "Difference", cell: ({ before, after }) => difference(after - before), number: true },
          ],
          price.components,
        )
      : undefined,
  ];
}

function group({ change, names }: ChangeGroup): Markup {
  const title = names.length === 1 ? names[0] : `${String(names.length)} resources`;
  const inside = [...body(change), ...(names.length > 1 ? [html`<p>${names.join(", ")}</p>`] : [])];
  const line = html`<span class=${`kind ${change.failures.length + change.risks.length > 0 ? "danger" : change.kind}`}
      >${kindWords[change.kind]}</span
    >
    <code>${title}</code>
    ${change.holdsData ? html` <strong class="data">holds data</strong>` : undefined}`;
  return html`<li>${inside.length > 0 ? details(line, inside) : html`<div class="flat">${line}</div>`}</li>`;
}

function body({ movedFrom, failures, risks, interruptions, properties, options }: ResourceChange): Markup[] {
  return [
    ...(movedFrom === undefined ? [] : [html`<p>It was ${movedFrom}; an alias leads from there.</p>`]),
    ...failures.map((failure) => html`<p><strong>Fails: ${failure}.</strong></p>`),
    ...risks.map((risk) => html`<p><strong>Data: ${risk}.</strong></p>`),
    ...interruptions.map((line) => html`<p>${line}.</p>`),
    ...properties.map(property),
    ...options.map(({ option, before, after }) => html`<p>Option <code>${option}</code>: ${before} → ${after}</p>`),
  ];
}

const effects: Readonly<Record<PropertyChange["effect"], string>> = {
  replaces: "replaces it",
  mayReplace: "may replace it",
  inPlace: "in place",
};

function property({ path, effect, before, after, lines, follows }: PropertyChange): Markup {
  const head = html`<code>${path}</code> <span class="aside">(${effects[effect]})</span>`;
  if (follows !== undefined) return html`<p>${head}: follows ${follows}, which is replaced</p>`;
  if (lines.length === 0) return html`<p>${head}: ${before ?? "none"} → ${after ?? "none"}</p>`;
  return html`<p>${head}:</p>
    <pre class="diff" tabindex="0" role="region" aria-label=${`Changed lines of ${path}`}>
${lines.map((line) => html`<span class=${classOf(line)}>${line}${"\n"}</span>`)}</pre>`;
}

function classOf(line: string): string | undefined {
  return { "+": "added", "-": "removed", "@": "aside" }[line.slice(0, 1)];
}
