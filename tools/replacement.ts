import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cards } from "./cards/cards.ts";
import { replacementTable, replacementText } from "./cards/replacementTable.ts";
import { SchemaError, schemaRows, type PackageSchema } from "./cards/schemaRows.ts";
import { UsageError } from "./plan/options.ts";

const help = `Writes what replaces resources, as a Pulumi package's own schema says it, into tools/cards/replacement.json, for every
type that has a card. It needs the schema, which the provider gives out without an account:

  pulumi package get-schema aws@VERSION > schema.json
  npm run replacement -- --schema schema.json

  --schema FILE   of the version that package.json names
  --file FILE     to write instead of tools/cards/replacement.json
  --help          this text

Exit codes: 0 fine; 1 the schema is of another version, or lacks a type: nothing was changed; 64 the command line is wrong.
`;

const exitCodes = { wrongSchema: 1, wrongCommandLine: 64 } as const;

const flags = {
  schema: { type: "string" },
  file: { type: "string", default: fileURLToPath(new URL("cards/replacement.json", import.meta.url)) },
  help: { type: "boolean", default: false, short: "h" },
} as const;

function main(): void {
  const { schema: path, file, help: asked } = options();
  if (asked) {
    process.stdout.write(help);
    return;
  }
  if (path === undefined) throw new UsageError("--schema is missing: say which file has it.");
  const schema = JSON.parse(readFileSync(path, "utf8")) as PackageSchema;
  const { name } = schema;
  const version = pinned(name);
  if (schema.version !== version) {
    throw new SchemaError(`This is the schema of ${name} ${schema.version ?? "?"}, and package.json has ${version}.`);
  }
  const ofPackage = (type: string) => type.startsWith(`${name}:`);
  const rows = schemaRows(schema, Object.keys(cards).filter(ofPackage));
  const others = Object.entries(replacementTable.types).filter(([type]) => !ofPackage(type));
  const source = { for: version, generated: true, from: `pulumi package get-schema ${name}@${version}` };
  const table = {
    packages: { ...replacementTable.packages, [name]: source },
    types: { ...Object.fromEntries(others), ...rows },
  };
  writeFileSync(`${file}.new`, replacementText(table));
  renameSync(`${file}.new`, file); // whole, or as it was
  console.log(`${name} ${version}: ${String(Object.keys(rows).length)} types.`);
  const silent = Object.entries(rows).filter(([type, row]) => row.replaces.length === 0 && !cards[type]?.replaces);
  for (const [type] of silent) {
    console.log(
      `  ${type}: nothing replaces it by the schema. Say in its card what does; replaces: [] where nothing does.`,
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

function options() {
  try {
    return parseArgs({ options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nnpm run replacement -- --help lists what is allowed.`);
    process.exitCode = exitCodes.wrongCommandLine;
  } else if (error instanceof SchemaError) {
    console.error(error.message);
    process.exitCode = exitCodes.wrongSchema;
  } else throw error;
}
