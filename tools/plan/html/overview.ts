import type { ComponentNode, Plan } from "../model.ts";
import { short } from "../words.ts";
import { details, html, table, type Markup } from "./html.ts";

/** What a person should know before they agree. */
export function findingsSection({ findings }: Plan): Markup {
  if (findings.length === 0) return html`<p>Nothing to warn of.</p>`;
  return html`<ul class="findings">
    ${findings.map(
      ({ level, what, todo }) =>
        html`<li class=${level}><strong>${level === "warning" ? "Warning" : "Note"}:</strong> ${what} ${todo}</li>`,
    )}
  </ul>`;
}

/** Every setting, and where its value comes from. */
export function settingsSection({ settings }: Plan): Markup {
  const said = settings.filter(({ origin }) => origin !== "default");
  const defaults = settings.filter(({ origin }) => origin === "default");
  const rows = (caption: string, some: Plan["settings"]) =>
    table(
      caption,
      [
        { head: "Setting", cell: ({ key }) => html`<code>${key}</code>`, names: true },
        { head: "Value", cell: ({ value }) => value },
        { head: "From", cell: ({ origin, note }) => (note === undefined ? origin : `${origin}: ${note}`) },
      ],
      some,
    );
  return [
    rows("Settings that were said or come from the size", said),
    details(`${String(defaults.length)} settings have their default`, rows("Settings with their default", defaults)),
  ];
}

/** The resources as a tree of components. */
export function built({ resources, tags }: Plan): Markup {
  return [
    html`<p>${resources.total} resources, each with these tags where AWS takes tags:</p>`,
    html`<ul class="plain">
      ${Object.entries(tags).map(([name, value]) => html`<li><code>${name}</code> = ${value}</li>`)}
    </ul>`,
    html`<ul class="tree">
      ${resources.tree.components.map(branch)}
    </ul>`,
  ];
}

function branch({ name, type, count, components, resources }: ComponentNode): Markup {
  return html`<li>
    ${details(
      html`<code>${name}</code> <span class="aside">${short(type)}, ${count}</span>`,
      html`<ul>
        ${resources.map((row) => html`<li>${short(row.type)}: ${row.names.join(", ")}</li>`)} ${components.map(branch)}
      </ul>`,
    )}
  </li>`;
}

/** What a person has to do. */
export function nextSteps({ byHand, outputs }: Plan): Markup {
  const commands = outputs.next;
  return [
    html`<h3>By hand</h3>`,
    html`<ol>
      ${byHand.map((line) => html`<li>${line}</li>`)}
    </ol>`,
    typeof commands === "object" && commands !== null
      ? [
          html`<h3>Commands, once it is built</h3>`,
          html`<dl class="commands">
            ${Object.entries(commands).map(
              ([name, command]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd><code>${String(command)}</code></dd>
                </div>`,
            )}
          </dl>`,
        ]
      : undefined,
  ];
}
