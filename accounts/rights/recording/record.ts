import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendarDay } from "../../../config/calendarDay.ts";
import { adaptToMoto } from "./adaptToMoto.ts";
import { joinedTables } from "./joinedTables.ts";
import { lookupConfiguration, lookupsThatFail } from "./lookups.ts";
import { lostCalls } from "./lostCalls.ts";
import { loadProviderCheck, type Configuration, type Provider, type ProviderCheck } from "./providerCheck.ts";
import { readRecorded, recordedFile, writeRecorded } from "./recordedFile.ts";
import { runSteps, type Run } from "./runSteps.ts";
import { singles, singleTypes } from "./singles.ts";
import { tableOfCalls, type TableOfCalls } from "./tableOfCalls.ts";
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

async function translated(tools: ProviderCheck, provider: Provider, folder: string, values: Use["first"]) {
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
}

async function runOf(tools: ProviderCheck, provider: Provider, folder: string, use: Use): Promise<Run> {
  const { name, first, then } = use;
  const before = await translated(tools, provider, folder, first);
  const after = await translated(tools, provider, folder, { ...first, ...then });
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

/** Makes all runs, or some, and saves after each: whoever is cut off keeps what came before. */
async function record(folder: string, names: readonly string[], forgets: boolean): Promise<void> {
  const tools = await loadProviderCheck(folder);
  const provider = tools.prepareProvider();
  const version = "import importlib.metadata as all; print(all.version('moto'))";
  const moto = execFileSync("python3", ["-c", version], { encoding: "utf8" }).trim();
  const by = { provider: `hashicorp/aws ${provider.version}`, moto, date: calendarDay(new Date()) };
  const scratch = mkdtempSync(join(tmpdir(), "rights-"));
  process.once("exit", () => {
    rmSync(scratch, { recursive: true, force: true });
  });
  const before = readRecorded();
  const runs = [
    ...otherRuns(provider).map((run) => ({ name: run.name, make: () => Promise.resolve(run) })),
    ...uses.map((use) => ({ name: use.name, make: () => runOf(tools, provider, scratch, use) })),
  ];
  const unknown = names.filter((one) => !runs.some(({ name }) => name === one));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(", ")}: there is no such run, only ${runs.map(({ name }) => name).join(", ")}.`);
  let recorded: TableOfCalls = { resources: {}, lookups: {}, start: [] };
  for (const { name, make } of runs) {
    if (names.length > 0 && !names.includes(name)) continue;
    recorded = joinedTables(recorded, tableOfCalls(await runSteps(tools, provider, join(scratch, name), await make())));
    if (!forgets) await writeRecorded(by, joinedTables(before, recorded));
  }
  if (names.length > 0) return;
  if (forgets) await writeRecorded(by, recorded);
  console.error([`${forgets ? "Dropped" : "Kept"}, but not recorded:`, ...lostCalls(before, recorded)].join("\n  "));
}

const help = `Records which calls the real AWS provider makes for each type of resource, against moto, and writes them to
accounts/rights/recorded.json. Needs terraform, moto_server and provider-check.

  npm run rights -- FOLDER [--forget | RUN...]

  FOLDER     folder of provider-check
  RUN        make only these runs: lookups, singles, box, tiers (default: all)
  --forget   drop what was recorded before and did not come again (default: it stays, and is listed)
`;

process.env.MOTO_IAM_LOAD_MANAGED_POLICIES ??= "true"; // otherwise moto knows no policies of AWS
// Without these, moto would stay: it is stopped where the process ends by itself.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const [folder = "", ...words] = process.argv.slice(2);
const names = words.filter((word) => word !== "--forget");
const forgets = names.length < words.length;
const missing = missingTool(folder);
if (forgets && names.length > 0)
  throw new Error("--forget drops what no run has recorded, so all of them have to run.");
if (folder === "--help") process.stdout.write(help);
else if (missing === undefined) await record(folder, names, forgets);
else console.error(`SKIPPED: ${missing} is not on this machine. ${recordedFile} stays as it is.`);
