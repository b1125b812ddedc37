import { readFileSync } from "node:fs";
import { configurationTable } from "../../config/document.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { ports } from "../../gitlab/ports.ts";
import { architectureOfStack } from "./architecture.ts";
import { plan } from "../plan/plan.ts";
import { record } from "../recorder.ts";

/** A document with parts that are generated. */
export interface GeneratedDoc {
  readonly path: string;
  /** Puts the present parts into a text. */
  readonly update: (text: string) => string | Promise<string>;
}

/**
 * Puts a text between the marks of its name.
 *
 * @param text the document
 * @param name of the part
 * @param part what to put there
 * @throws Error if the document has no such marks
 */
export function replacePart(text: string, name: string, part: string): string {
  const [open, close] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`There are no marks for the part ${name}.`);
  return `${text.slice(0, start + open.length)}\n\n${part}\n\n${text.slice(end)}`;
}

/** Every document with generated parts: npm run docs writes them, a test says when they are stale. */
export const generatedDocs: readonly GeneratedDoc[] = [
  { path: "docs/configuration.md", update: (text) => replacePart(text, "keys", configurationTable()) },
  { path: "docs/ports.md", update: (text) => replacePart(text, "ports", portsTable()) },
  { path: "README.md", update: async (text) => replacePart(text, "sizes", await sizesTable()) },
];

function portsTable(): string {
  const rows = ports(architectureOfStack("prod")).map(
    ({ from, to, port, why, source }) => `| ${from} | ${to} | ${String(port)} | ${why} | ${source} |`,
  );
  return ["| from | to | TCP port | why | source |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

async function sizesTable(): Promise<string> {
  const rows = [];
  for (const stack of ["dev", "prod"]) rows.push(await sizeRow(stack));
  return [
    "| stack file | users | node | data volume | resources | $ a month |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

async function sizeRow(stack: string): Promise<string> {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  const options = stackConfig(read("Pulumi.yaml"), read(`Pulumi.${stack}.yaml`));
  const program = new URL("../../index.ts", import.meta.url);
  program.searchParams.set("stack", stack); // the module's own state is per address
  const recording = await record(async () => ({ ...((await import(program.href)) as object) }), { ...options, stack });
  const { resources, price } = plan(stack, recording);
  const { users, statefulNodes } = architectureOfStack(stack);
  const [node] = statefulNodes;
  const volume = node?.volumes.find(({ inUse }) => inUse);
  return `| \`Pulumi.${stack}.yaml\` | ${String(users)} | ${node?.instanceType ?? ""} | ${String(volume?.sizeGiB ?? 0)} GiB | ${String(resources.total)} | ${price.monthly.toFixed(2)} |`;
}
