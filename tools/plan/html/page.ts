import { readFileSync } from "node:fs";
import { render } from "preact-render-to-string";
import type { Plan } from "../model.ts";
import { printable } from "../printable.ts";
import { svg } from "../svg.ts";
import { sum } from "../words.ts";
import { comparisonSection } from "./comparison.ts";
import { html, scrolling, section, type Markup } from "./html.ts";
import { built, findingsSection, nextSteps, settingsSection } from "./overview.ts";
import { price } from "./price.ts";
import { protection, quotas, rights } from "./protection.ts";
import { reach } from "./reach.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** No script, no font, no picture from elsewhere: the browser is told so. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** A section, and what the list of contents calls it; absent: it is not there. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/**
 * Writes a plan as one page that needs nothing else: for light and dark, paper, keyboard, screen reader and phone.
 *
 * @param given the plan
 * @returns HTML, the same for the same plan
 */
export async function page(given: Plan): Promise<string> {
  const plan = printable(given);
  const title = `GitLab on AWS: stack ${plan.stack}`;
  const drawing = await svg(plan.diagram, `The architecture of stack ${plan.stack}; the tables below say the same.`);
  const parts = contents(plan, drawing);
  const body = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <style dangerouslySetInnerHTML=${{ __html: style }}></style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the plan</a>
      <header>
        <h1>${title}</h1>
        <p>What it is, what it costs, who gets in, and what can be lost, before anything runs.</p>
        ${facts(plan)}
      </header>
      <nav aria-label="Contents">
        <ul>
          ${parts.map((part) => html`<li><a href=${`#${part.id}`}>${part.title}</a></li>`)}
        </ul>
      </nav>
      <main id="main" tabindex="-1">${parts.map((part) => section(part.id, part.title, part.body))}</main>
      <footer>
        <p>
          As written: what only AWS knows (names that are made up, defaults) is not here. A text like
          <code>‹Vpc gitlab-network.id›</code> names what AWS will fill in.
        </p>
        <p>
          ${
            plan.transforms === 0
              ? "transforms.ts changes nothing."
              : `${String(plan.transforms)} functions of transforms.ts were applied, to what awsx.ec2.Vpc makes as well.`
          }
        </p>
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${render(body)}\n`;
}

function contents(plan: Plan, drawing: string): Part[] {
  const { comparison } = plan;
  return [
    ...(comparison ? [{ id: "changes", title: "What changes", body: comparisonSection(comparison) }] : []),
    { id: "findings", title: "Findings", body: findingsSection(plan) },
    { id: "architecture", title: "Architecture", body: architecture(drawing) },
    { id: "price", title: "What it costs", body: price(plan.price) },
    { id: "reach", title: "Who can reach what", body: reach(plan.reach) },
    { id: "protection", title: "What protects data", body: protection(plan) },
    { id: "settings", title: "Settings", body: settingsSection(plan) },
    { id: "built", title: "What will be built", body: built(plan) },
    { id: "rights", title: "Who may do what", body: rights(plan) },
    { id: "quotas", title: "Quotas", body: quotas(plan) },
    { id: "next", title: "Next steps", body: nextSteps(plan) },
  ];
}

function facts({ region, resources, price, findings, settings, comparison }: Plan): Markup {
  const warnings = findings.filter(({ level }) => level === "warning").length;
  const users = settings.find(({ key }) => key === "users")?.value;
  const rows: readonly (readonly [string, string])[] = [
    ...(users === undefined ? [] : [["Users", users] as const]),
    ["Region", region],
    ["Resources", String(resources.total)],
    ["A month, without what is used", sum(price.monthly, price.atLeast, "$")],
    ["Warnings", String(warnings)],
    ...(comparison && comparison.failures.length > 0 ? [["This run", "will fail"] as const] : []),
    ...(comparison ? [["Risks for data", String(comparison.risks.length)] as const] : []),
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function architecture(drawing: string): Markup {
  return html`<figure>
    ${scrolling("Diagram of the architecture", html`<div class="diagram" dangerouslySetInnerHTML=${{ __html: drawing }}></div>`)}
    <figcaption>
      Solid arrows are connections, with their TCP ports; dashed ones are data on its way, and what a node may use by
      its role.
    </figcaption>
  </figure>`;
}
