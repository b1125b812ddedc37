import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stackConfig, StackTextError, type StackConfig } from "../../config/stackFile.ts";
import { NoResourcesError } from "../plan/noResourcesError.ts";
import { isReal } from "../plan/tree.ts";
import { readStackText } from "../readStackText.ts";
import type { Recording } from "../recorder/recording.ts";
import { AgainstError } from "./againstError.ts";
import type { Against } from "./against.ts";
import { checkOut, fileAt } from "./revision.ts";
import { providePackages } from "./packages.ts";
import { recordApart } from "./recordApart.ts";
import { temporaryFolder } from "./temporary.ts";

/** What a plan is compared with, recorded. */
export interface RecordedAgainst {
  /** What it is, in words. */
  readonly label: string;
  /** Empty where the stack did not exist. */
  readonly recording: Pick<Recording, "resources">;
  readonly config: StackConfig;
}

/** The entry of a program, and of the child process that records it. */
const [entry, child] = ["index.ts", "tools/recorder/child.ts"];

/**
 * Records what a plan is compared with, under the name of the plan's stack.
 *
 * @param against a stack file or a revision
 * @param stack name of the stack
 * @param project folder of the project, as a URL that ends in a slash
 * @param say hears of what takes its time
 * @throws AgainstError if it cannot be read, checked out, installed or recorded
 */
export async function recordAgainst(
  against: Against,
  stack: string,
  project: URL,
  say: (text: string) => void,
): Promise<RecordedAgainst> {
  if (against.kind === "stackFile") {
    const read = () => ({
      project: readStackText(new URL("Pulumi.yaml", project)),
      stack: readStackText(against.path),
    });
    return recordProgram(against, stack, project, read);
  }
  const folder = fileURLToPath(project);
  const stackFile = `Pulumi.${stack}.yaml`;
  if (fileAt(against.commit, folder, stackFile) === undefined) {
    return {
      label: `${against.label}, which has no ${stackFile}, so that everything counts as new`,
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
  bringRecorder(root, project);
  const read = () => ({
    project: readStackText(join(root, "Pulumi.yaml")),
    stack: readStackText(join(root, stackFile)),
  });
  return recordProgram(against, stack, pathToFileURL(`${root}/`), read, ".today/");
}

/** What today's recorder consists of, with what it imports. */
export const recorderParts = [
  "tools/recorder.ts",
  "tools/recorder",
  "tools/cards",
  "tools/compare/differences.ts",
  "tools/prices/prices.json",
  "tools/prices/knownPrices.ts",
  "config",
] as const;

/** Today's recorder, put beside the program that it records so that both use that program's packages. */
function bringRecorder(root: string, project: URL): void {
  const [from, to] = [fileURLToPath(project), join(root, ".today")];
  for (const name of recorderParts) cpSync(join(from, name), join(to, name), { recursive: true });
  writeFileSync(join(root, ".today", "package.json"), '{ "type": "module" }\n');
}

async function recordProgram(
  { label }: Against,
  stack: string,
  root: URL,
  read: () => Texts,
  recorder = "",
): Promise<RecordedAgainst> {
  const config = parsed(label, read);
  const { project, secretKeys } = config;
  const options = { project, stack, config: config.config, secretKeys, computed: "references" } as const;
  const task = { program: new URL(entry, root).href, options };
  const recording = await recordApart(new URL(recorder + child, root), task, label);
  if (!recording.resources.some(isReal)) throw new AgainstError(new NoResourcesError(label).message);
  return { label, recording, config };
}

/** Texts of `Pulumi.yaml` and of the stack file. */
interface Texts {
  readonly project: string;
  readonly stack: string;
}

function parsed(label: string, read: () => Texts): StackConfig {
  try {
    const { project, stack } = read();
    return stackConfig(project, stack);
  } catch (error) {
    if (error instanceof StackTextError) throw new AgainstError(`${label} ${error.message}`);
    throw error;
  }
}
