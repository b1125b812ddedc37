import { styleText } from "node:util";
import { comparisonSections } from "./comparisonText.ts";
import type { ComponentNode, Plan } from "./model.ts";
import { printable } from "./printable.ts";
import { dollars, short, sourceText, sum } from "./words.ts";

/** Longest line of a report. */
const width = 118;

type Style = Parameters<typeof styleText>[0];

/** A heading and what is below it. */
type Section = readonly [title: string, lines: readonly string[]];

/**
 * Writes a plan for a person; where something was compared, what changes and nothing else.
 *
 * @param given the plan
 * @param colours whether to use them
 */
export function planText(given: Plan, colours: boolean): string {
  const plan = printable(given);
  const paint = (style: Style, text: string) => (colours ? styleText(style, text, { validateStream: false }) : text);
  const sections = plan.comparison ? comparisonSections(heading(plan), plan.comparison) : planSections(plan);
  return `${sections
    .map(([title, lines]) => [paint("bold", title), ...lines.flatMap((line) => wrap(`  ${line}`))].join("\n"))
    .join("\n\n")}\n`;
}

function planSections(plan: Plan): Section[] {
  return [
    [heading(plan), Object.entries(plan.tags).map(([name, value]) => `${name} = ${value}`)],
    ["Findings", plan.findings.map(({ level, what, todo }) => `${level.toUpperCase().padEnd(7)}  ${what} ${todo}`)],
    [`What will be built: ${String(plan.resources.total)} resources`, tree(plan.resources.tree, 0)],
    [`What it costs: ${sum(plan.price.monthly, plan.price.atLeast)} a month and what is used`, priceLines(plan)],
    ["Who can reach what", reachLines(plan)],
    ["What is lost at most", plan.losses.map(({ event, lost, until }) => `${event}: ${lost}. Until: ${until}.`)],
    ["What protects data", plan.data.map(({ resource, guards }) => `${resource}: ${guards.join("; ")}`)],
    [
      "Who may do what",
      plan.rights.map(
        ({ role, policies, managed }) =>
          `${role}: ${[...policies, ...managed.map((name) => `${name} (AWS)`)].join(", ")}`,
      ),
    ],
    [
      "Settings that are not the default",
      plan.settings
        .filter(({ origin }) => origin !== "default")
        .map(({ key, value, origin, note }) => `${key} = ${value} (${origin}${note === undefined ? "" : `, ${note}`})`),
    ],
    [
      "Quotas",
      plan.quotas.map(
        ({ name, needed, newAccount, raise }) =>
          `${raise ? "RAISE" : "fine "}  ${name}: ${String(needed)} needed, ${String(newAccount)} in a new account`,
      ),
    ],
    ["What you have to do by hand", plan.byHand.map((line, position) => `${String(position + 1)}. ${line}`)],
    ["Notes", notes(plan)],
  ];
}

function heading({ stack, region }: Plan): string {
  return `GitLab on AWS: stack ${stack} in ${region}`;
}

/** One line a component; siblings that are made alike share a line. */
function tree(node: ComponentNode, depth: number): string[] {
  const groups = Map.groupBy(node.components, signature);
  return [
    `${"  ".repeat(depth)}${node.name} (${short(node.type)}, ${String(node.count)})${ownResources(node)}`,
    ...[...groups.values()].flatMap((alike) => branch(alike, depth + 1)),
  ];
}

function branch(alike: readonly ComponentNode[], depth: number): string[] {
  const [first, ...others] = alike;
  if (!first || others.length === 0) return first ? tree(first, depth) : [];
  const names = alike.map(({ name }) => name).join(", ");
  return [
    `${"  ".repeat(depth)}${String(alike.length)} x ${short(first.type)} (${String(first.count)} each)${ownResources(first)} (${names})`,
  ];
}

function signature({ type, components, resources }: ComponentNode): string {
  return JSON.stringify([type, components.map(signature), resources.map((row) => [row.type, row.names.length])]);
}

function ownResources({ resources }: ComponentNode): string {
  const parts = resources.map(({ type, names }) => (names.length > 1 ? `${String(names.length)} ` : "") + short(type));
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

function priceLines({ price }: Plan): string[] {
  return [
    ...price.components.flatMap(({ component, monthly, lines }) => [
      `${dollars(monthly).padStart(10)}  ${component}`,
      ...lines.map((line) => `${dollars(line.monthly).padStart(14)}  ${line.resource}: ${line.arithmetic}`),
    ]),
    "By use, not in the sum:",
    ...price.byUse.map(
      ({ what, rate, unit }) =>
        `  ${what}: ${rate === undefined ? "no price known for this region" : `${String(rate)} a ${unit}`}`,
    ),
    ...(price.unknown.length > 0
      ? ["No price known, not in the sum:", ...price.unknown.map((line) => `  ${line}`)]
      : []),
    `In ${price.currency}. ${price.assumptions.join(" ")}`,
    "Prices, and how old they are:",
    ...price.sources.map((source) => `  ${sourceText(source)}`),
  ];
}

function reachLines({ reach }: Plan): string[] {
  return reach.map(({ to, port, from, why }) => `${to} ${port}: from ${from.join(", ")} (${why})`);
}

function notes({ transforms }: Plan): string[] {
  return [
    "As written: what only AWS knows (names that are made up, defaults) is not here.",
    transforms === 0
      ? "transforms.ts changes nothing."
      : `${String(transforms)} functions of transforms.ts were applied, to what awsx.ec2.Vpc makes as well.`,
  ];
}

/** Breaks a line at spaces; what follows is indented two deeper than the line. */
function wrap(line: string): string[] {
  const indent = `${/^ */.exec(line)?.[0] ?? ""}    `;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(" ", width);
    if (at <= indent.length) break;
    lines.push(rest.slice(0, at));
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest];
}
