import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stackConfig, StackTextError, type StackConfig } from "../../config/stackFile.ts";
import { exceptionsFile } from "../../policy/exceptions/exceptionsFile.ts";
import { NoResourcesError } from "../plan/noResourcesError.ts";
import { isReal } from "../plan/tree.ts";
import { readStackText } from "../readStackText.ts";
import type { Recording } from "../recorder/recording.ts";
import { AgainstError } from "./againstError.ts";
import type { Against } from "./against.ts";
import { checkOut, fileAt } from "./revision.ts";
import { providePackages } from "./packages.ts";
import { recordApart } from "./recordApart.ts";
import { recorderEntry } from "./recorderProcess.ts";
import { temporaryFolder } from "./temporary.ts";

/** The recording of what a plan is compared with. */
interface RecordedAgainst {
  /** Its name in messages, such as `stack file Pulumi.prod.yaml`. */
  readonly label: string;
  /** Empty if the stack did not exist. */
  readonly recording: Pick<Recording, "resources">;
  readonly config: StackConfig;
  /** Text of its exceptions from policies; absent: those of the plan's stack. */
  readonly exceptions?: string;
}

/** Entry point of a program. */
const entry = "index.ts";

/**
 * Records what a plan is compared with, under the name of the plan's stack.
 *
 * @param against a stack file or a revision
 * @param stack name of the stack
 * @param project the project's folder, as a URL that ends in a slash
 * @param say is called with a message before a step that takes some time
 * @throws AgainstError if it cannot be read, checked out, installed or recorded
 */
export async function recordAgainst(
  against: Against,
  stack: string,
  project: URL,
  say: (text: string) => void,
): Promise<RecordedAgainst> {
  if (against.kind === "stackFile") {
    return recordProgram(against.label, stack, { root: project, stackFile: against.path, recorder: project });
  }
  const folder = fileURLToPath(project);
  const stackFile = `Pulumi.${stack}.yaml`;
  if (fileAt(against.commit, folder, stackFile) === undefined) {
    return {
      label: `${against.label}, which has no ${stackFile}, so everything counts as new`,
      recording: { resources: [] },
      config: { project: "", config: {}, secretKeys: [], strayKeys: [] },
    };
  }
  const root = temporaryFolder("gitlab-on-aws");
  checkOut(against.commit, folder, root);
  for (const name of [entry, "Pulumi.yaml"]) {
    if (!existsSync(join(root, name))) throw new AgainstError(`${against.label} has no ${name}.`);
  }
  await providePackages(root, folder, say);
  const recorder = bringRecorder(root, folder);
  const program = { root: pathToFileURL(`${root}/`), stackFile: join(root, stackFile), recorder };
  const exceptions = fileAt(against.commit, folder, exceptionsFile(stack)) ?? "";
  return { ...(await recordProgram(against.label, stack, program)), exceptions };
}

/** The files of the current recorder and of everything that it imports. */
export const recorderParts = [
  "tools/recorder.ts",
  "tools/recorder",
  "tools/cards",
  "tools/compare/differences.ts",
  "tools/prices/prices.json",
  "tools/prices/knownPrices.ts",
  "tools/usage/savedBy.ts",
  "tools/usage/usages.ts",
  "config",
] as const;

/** Copies the current recorder next to the program that it records, so that both use the packages of that program. */
function bringRecorder(root: string, folder: string): URL {
  const today = join(root, ".today");
  for (const name of recorderParts) cpSync(join(folder, name), join(today, name), { recursive: true });
  writeFileSync(join(today, "package.json"), '{ "type": "module" }\n');
  return pathToFileURL(`${today}/`);
}

/** A program and the recorder for it. Both are folders, as URLs that end in a slash. */
interface Program {
  readonly root: URL;
  readonly stackFile: string;
  readonly recorder: URL;
}

async function recordProgram(
  label: string,
  stack: string,
  { root, stackFile, recorder }: Program,
): Promise<RecordedAgainst> {
  const config = readConfig(label, new URL("Pulumi.yaml", root), stackFile);
  const { project, secretKeys } = config;
  const options = { project, stack, config: config.config, secretKeys, computed: "references" } as const;
  const recording = await recordApart(
    new URL(recorderEntry, recorder),
    { program: new URL(entry, root).href, options },
    label,
  );
  if (!recording.resources.some(isReal)) throw new AgainstError(new NoResourcesError(label).message);
  return { label, recording, config };
}

function readConfig(label: string, project: URL, stackFile: string): StackConfig {
  try {
    return stackConfig(readStackText(project), readStackText(stackFile));
  } catch (error) {
    if (error instanceof StackTextError) throw new AgainstError(`${label} ${error.message}`);
    throw error;
  }
}
