import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cards } from "./cards/cards.ts";
import { replacementTable, replacementText } from "./cards/replacementTable.ts";
import { SchemaError, schemaRows, type PackageSchema } from "./cards/schemaRows.ts";
import { UsageError } from "./plan/planOptions.ts";

const help = `Reads from the schema of a Pulumi package which properties replace a resource, and writes them to
tools/cards/replacement.json for every type that has a card. The provider prints its schema without an account:

  pulumi package get-schema aws@VERSION > schema.json
  npm run replacement -- --schema schema.json

  --schema FILE   the schema, of the version in package.json
  --file FILE     write this file instead of tools/cards/replacement.json
  --help          show this text

Exit codes:
  0   the file was written
  1   the schema has another version or lacks a type; nothing was changed
  64  the command line is wrong
`;

const flags = {
  schema: { type: "string", default: "" },
  file: { type: "string", default: fileURLToPath(new URL("cards/replacement.json", import.meta.url)) },
  help: { type: "boolean", default: false, short: "h" },
} as const;

function generate(schema: PackageSchema, file: string): void {
  const { name } = schema;
  const version = pinned(name);
  if (schema.version !== version) {
    throw new SchemaError(`This is the schema of ${name} ${schema.version ?? "?"}, and package.json has ${version}.`);
  }
  const ofPackage = (type: string) => type.startsWith(`${name}:`);
  const rows = schemaRows(schema, Object.keys(cards).filter(ofPackage));
  const others = Object.entries(replacementTable.types).filter(([type]) => !ofPackage(type));
  const source = { for: version, generated: true, from: `pulumi package get-schema ${name}@${version}` };
  const packages = { ...replacementTable.packages, [name]: source };
  writeFileSync(`${file}.new`, replacementText({ packages, types: { ...Object.fromEntries(others), ...rows } }));
  renameSync(`${file}.new`, file); // the file is either complete or unchanged
  console.log(`${name} ${version}: ${String(Object.keys(rows).length)} types.`);
  for (const [type, { replaces }] of Object.entries(rows)) {
    if (replaces.length > 0 || cards[type]?.replaces) continue;
    console.log(
      `  ${type}: the schema names no property that replaces it. Name them in its card, or write replaces: [].`,
    );
  }
}

function pinned(name: string): string {
  const url = new URL("../package.json", import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(url, "utf8")) as { dependencies: Record<string, string> };
  const version = dependencies[`@pulumi/${name}`];
  if (version === undefined) throw new SchemaError(`package.json has no @pulumi/${name}.`);
  return version;
}

try {
  const { schema, file, help: asked } = parseArgs({ options: flags }).values;
  if (asked) process.stdout.write(help);
  else if (schema === "") throw new UsageError("--schema is missing. Name the file with the schema.");
  else generate(JSON.parse(readFileSync(schema, "utf8")) as PackageSchema, file);
} catch (error) {
  const isUsage =
    error instanceof UsageError || String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof SchemaError) && !isUsage) throw error;
  console.error((error as Error).message);
  process.exitCode = isUsage ? 64 : 1;
}
