import { portLabel } from "../../gitlab/portLabel.ts";
import { ports, type PortRule } from "../../gitlab/ports.ts";
import { sum } from "../document/dollars.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";
import { planSchema, type Plan } from "../plan/planModel.ts";
import { planFacts } from "../plan/planFacts.ts";
import { readStack } from "../plan/readStack.ts";
import { settingRows } from "../plan/settingRows.ts";
import { svg } from "../plan/svg.ts";
import { record } from "../recorder.ts";
import { freshProgram } from "../recorder/freshProgram.ts";
import { architectureOfStack } from "./architectureOf.ts";
import { hostsText } from "./hostsText.ts";
import { jsonSchema } from "./jsonSchema.ts";
import { keysTable } from "./keysTable.ts";
import { projectKeys } from "./projectKeys.ts";
import { templateKeys } from "./templateKeys.ts";

/** A document that is generated, or that has generated parts. */
interface GeneratedDoc {
  readonly path: string;
  /** Returns the text with its generated parts replaced. */
  readonly update: (text: string) => string | Promise<string>;
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
  ...["team", "prod"].map((stack) => ({ path: `docs/plan/architecture-${stack}.svg`, update: () => picture(stack) })),
  { path: "docs/plan.schema.json", update: schemaOfPlans },
  { path: "README.md", update: async (text) => replacePart(text, "sizes", await sizesTable()) },
];

const project = new URL("../..", import.meta.url);

/** The plan of a stack, as `npm run plan` makes it. */
async function planOf(stack: string, sets: Readonly<Record<string, string>> = {}): Promise<Plan> {
  const said = readStack({ stack, sets }, project);
  const recording = await record(() => freshProgram(new URL("index.ts", project)), {
    ...said.config,
    stack,
    computed: "references",
  });
  return planFacts(stack, recording, { settings: settingRows(said) });
}

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
  const { diagram } = await planOf(stack);
  const title = `The architecture of Pulumi.${stack}.yaml: zones, subnets, nodes, and who talks to whom`;
  return `${await svg(diagram, title)}\n`;
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

/** The stack files of this project, and one more size. */
const shownSizes: readonly { readonly stack: string; readonly sets: Readonly<Record<string, string>> }[] = [
  { stack: "dev", sets: {} },
  { stack: "team", sets: {} },
  { stack: "prod", sets: { users: "2000" } },
  { stack: "prod", sets: {} },
];

async function sizesTable(): Promise<string> {
  const rows = [];
  for (const { stack, sets } of shownSizes) {
    const { resources, price } = await planOf(stack, sets);
    const { size, database, caches, ...plan } = architectureOfStack(stack, sets);
    const said = Object.entries(sets).map(([key, value]) => ` --set ${key}=${value}`);
    rows.push([
      { code: `--stack ${stack}${said.join("")}` },
      String(size.users),
      hostsText({ size, database, caches, ...plan }),
      database ? `${database.instanceClass}${database.multiAz ? ", two zones" : ""}` : "on the box",
      caches.map(({ nodes, nodeType }) => `${String(nodes)} ${nodeType}`).join(", ") || "on the box",
      String(resources.total),
      sum(price.monthly, price.atLeast).replace("$", ""),
    ]);
  }
  const head = ["npm run plan --", "users", "instances", "database", "cache", "resources", "$ a month"];
  return written([markdownTable(head, rows)]);
}
