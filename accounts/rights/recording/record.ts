// Records which calls the real provider makes: npm run rights -- FOLDER OF PROVIDER-CHECK [runs]. With names of runs (lookups,
// singles, box, tiers) only these are recorded, and added to what is there. Format the result: npm run format.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adaptToMoto } from "./adaptToMoto.ts";
import { lookupConfiguration, lookupsThatFail } from "./lookups.ts";
import { loadProviderCheck, type Configuration, type Provider, type ProviderCheck } from "./providerCheck.ts";
import { runSteps, type Run } from "./runSteps.ts";
import { singles, singleTypes } from "./singles.ts";
import { joinedTables } from "./joinedTables.ts";
import { tableOfCalls, type Step, type TableOfCalls } from "./tableOfCalls.ts";
import { stackFileText, uses, type Use } from "./uses.ts";

/** Says why nothing can be recorded on this machine; `undefined`: it can. */
function missingTool(folder: string): string | undefined {
  if (!existsSync(join(folder, "cli.mjs"))) return "provider-check (give its folder as the argument)";
  for (const tool of ["terraform", "moto_server"]) {
    try {
      execFileSync(tool, ["--help"], { stdio: "ignore" });
    } catch {
      return tool;
    }
  }
  return undefined;
}

/** A configuration written by hand, with the provider that provider-check gives to its own. */
function plain(
  provider: Provider,
  parts: Pick<Configuration, "resource"> & { readonly data?: unknown },
): Configuration {
  const aws = {
    region: "us-east-1",
    access_key: "recording",
    secret_key: "recording",
    max_retries: 2,
    s3_use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
  };
  const required = { aws: { source: "hashicorp/aws", version: provider.version } };
  return { terraform: { required_providers: required }, provider: { aws: [aws] }, ...parts };
}

async function translated(tools: ProviderCheck, provider: Provider, values: Use["first"]) {
  const folder = mkdtempSync(join(tmpdir(), "rights-"));
  try {
    const configFile = join(folder, "Pulumi.rights.yaml");
    writeFileSync(configFile, stackFileText(values));
    const common = { directory: ".", stack: "rights", overrides: {}, pathOverrides: [] };
    const recording = await tools.record({ ...common, configFile, workFolder: join(folder, "work") });
    const schema = tools.loadSchema(provider.schemaFile);
    const { configuration, errors, origins } = tools.translate(recording, schema, {
      reading: "references",
      provider,
      endpoint: "http://127.0.0.1",
    });
    const complaints = [...recording.errors, ...errors];
    if (complaints.length > 0) throw new Error(`The program was not translated: ${JSON.stringify(complaints)}`);
    const tokens = Object.entries(origins).map(([address, { type }]) => [address.split(".")[0] ?? "", type] as const);
    return { configuration: adaptToMoto(configuration), tokens };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runOf(tools: ProviderCheck, provider: Provider, { name, first, then }: Use): Promise<Run> {
  const before = await translated(tools, provider, first);
  const after = await translated(tools, provider, { ...first, ...then });
  const states = [before.configuration, after.configuration] as const;
  return { name, states, tokens: new Map([...before.tokens, ...after.tokens]) };
}

/** What is recorded besides whole stacks. */
function otherRuns(provider: Provider): Run[] {
  const { resource, data } = lookupConfiguration;
  const answered = Object.fromEntries(Object.entries(data).filter(([type]) => !lookupsThatFail.includes(type)));
  return [
    {
      name: "lookups",
      states: [plain(provider, { resource, data: answered }), plain(provider, { resource, data })],
      tokens: new Map(),
    },
    {
      name: "singles",
      states: [plain(provider, { resource: singles(false) }), plain(provider, { resource: singles(true) })],
      tokens: new Map(Object.entries(singleTypes)),
    },
  ];
}

/** What was recorded before; nothing of it stays if everything is recorded again. */
function before(names: readonly string[]): TableOfCalls {
  if (names.length === 0) return { resources: {}, lookups: {}, start: [] };
  return JSON.parse(readFileSync(file, "utf8")) as TableOfCalls;
}

const file = "accounts/rights/recorded.json";
const [folder = "", ...names] = process.argv.slice(2);
const missing = missingTool(folder);
if (missing === undefined) {
  const tools = await loadProviderCheck(folder);
  const provider = tools.prepareProvider();
  const isWanted = ({ name }: { readonly name: string }) => names.length === 0 || names.includes(name);
  const steps: Step[] = [];
  for (const run of otherRuns(provider).filter(isWanted)) steps.push(...(await runSteps(tools, provider, run)));
  for (const use of uses.filter(isWanted)) {
    steps.push(...(await runSteps(tools, provider, await runOf(tools, provider, use))));
  }
  const version = "import importlib.metadata as all; print(all.version('moto'))";
  const moto = execFileSync("python3", ["-c", version], { encoding: "utf8" }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const table = joinedTables(before(names), tableOfCalls(steps));
  writeFileSync(
    file,
    `${JSON.stringify({ provider: `hashicorp/aws ${provider.version}`, moto, date, ...table }, null, 2)}\n`,
  );
} else {
  console.error(`SKIPPED: ${missing} is not on this machine. ${file} stays as it is.`);
}
