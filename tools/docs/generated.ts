import { portLabel } from "../../gitlab/portLabel.ts";
import { ports, type PortRule } from "../../gitlab/ports.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";
import { described } from "../picture/described.ts";
import { wide } from "../picture/pictureForm.ts";
import { pictureSvg } from "../picture/pictureSvg.ts";
import { planSchema } from "../plan/planModel.ts";
import { usageFacts } from "../usage/usageFacts.ts";
import { usageText } from "../usage/usageText.ts";
import { architectureOfStack } from "./architectureOf.ts";
import { controlsTable } from "./controlsTable.ts";
import { jsonSchema } from "./jsonSchema.ts";
import { keysTable } from "./keysTable.ts";
import { peersTable } from "./peersTable.ts";
import { plannedStack } from "./plannedStack.ts";
import { planExcerpt } from "./planExcerpt.ts";
import { exceptionRulesTable, policiesTable } from "./policiesTable.ts";
import { projectKeys } from "./projectKeys.ts";
import { rightsTable } from "./rightsTable.ts";
import { sizesTable } from "./sizesTable.ts";
import { statesTable } from "./statesTable.ts";
import { templateKeys } from "./templateKeys.ts";
import { tokensTable } from "./tokensTable.ts";
import { variantsTable } from "./variantsTable.ts";
import { waysTable } from "./waysTable.ts";

/** A document that is generated, or that has generated parts. */
interface GeneratedDoc {
  readonly path: string;
  /** Returns the text with its generated parts replaced. */
  readonly update: (text: string) => string | Promise<string>;
  /** Whether it takes so many recordings that only a slow test compares it. */
  readonly isSlow?: true;
}

/**
 * Puts a part between the marks with its name. Each mark is a line with a comment of Markdown or YAML.
 *
 * @throws Error if the document has no such marks
 */
function replacePart(text: string, name: string, part: string): string {
  const marks = new RegExp(`^( *(?:<!--|#) generated: ${name}\\b[^\\n]*\\n).*?(^ *(?:<!--|#) end: ${name}\\b)`, "ms");
  if (!marks.test(text)) throw new Error(`There are no marks for the part ${name}.`);
  return text.replace(marks, (_all, open: string, close: string) => `${open}\n${part.trimEnd()}\n\n${close}`);
}

/** Every document with generated parts. `npm run docs` writes them, and a test finds stale ones. */
export const generatedDocs: readonly GeneratedDoc[] = [
  {
    path: "Pulumi.yaml",
    update: (text) => replacePart(replacePart(text, "prompts", templateKeys()), "keys", projectKeys()),
  },
  { path: "docs/configuration.md", update: (text) => replacePart(text, "keys", keysTable()) },
  {
    path: "docs/ports.md",
    update: (text) => replacePart(replacePart(text, "ports", portsTable()), "monitor", portsOfMonitor()),
  },
  {
    path: "docs/policies.md",
    update: (text) => replacePart(replacePart(text, "policies", policiesTable()), "exceptions", exceptionRulesTable()),
  },
  { path: "docs/controls.md", update: (text) => replacePart(text, "controls", controlsTable()) },
  {
    path: "docs/accounts.md",
    update: (text) =>
      replacePart(
        replacePart(replacePart(text, "tokens", tokensTable()), "states", statesTable()),
        "rights",
        rightsTable(),
      ),
  },
  ...["team", "prod"].map((stack) => ({ path: `docs/plan/architecture-${stack}.svg`, update: () => picture(stack) })),
  { path: "docs/plan.schema.json", update: schemaOfPlans },
  {
    path: "README.md",
    isSlow: true,
    update: async (text) =>
      replacePart(
        replacePart(text, "plan", planExcerpt((await plannedStack("prod")).plan())),
        "sizes",
        await sizesTable(),
      ),
  },
  {
    path: "docs/prices.md",
    isSlow: true,
    update: async (text) => {
      const compared = replacePart(replacePart(text, "peers", await peersTable()), "variants", await variantsTable());
      return replacePart(compared, "ways", await waysTable());
    },
  },
  { path: "usage.example.yaml", update: usageExample },
];

const portsTable = () => tableOf(ports(architectureOfStack("prod")));

function portsOfMonitor(): string {
  const rules = ports(architectureOfStack("prod", { "nodes.monitor.count": "1" }));
  return tableOf(rules.filter(({ from, to }) => from === "monitor" || to === "monitor"));
}

function tableOf(rules: readonly PortRule[]): string {
  const rows = rules.map((rule) => {
    const { from, to, why, source } = rule;
    return [from, to, portLabel(rule), why, source];
  });
  return written([markdownTable(["from", "to", "TCP port", "why", "source"], rows)]);
}

async function picture(stack: string): Promise<string> {
  const plan = (await plannedStack(stack)).plan();
  const words = { title: `The architecture of Pulumi.${stack}.yaml`, description: described(plan.picture) };
  return `${pictureSvg(plan.picture, words, wide)}\n`;
}

/** The typical use of the production stack, to start a usage file from. */
async function usageExample(): Promise<string> {
  const { recording } = await plannedStack("prod");
  return usageText(usageFacts(recording.resources));
}

function schemaOfPlans(): string {
  const head = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A plan: what a stack builds, what it costs and who can reach it",
    description:
      "Output of npm run plan -- --format json. New fields may be added. If a field is changed or removed, format is raised.",
  };
  return `${JSON.stringify(jsonSchema(planSchema, head), null, 2)}\n`;
}
