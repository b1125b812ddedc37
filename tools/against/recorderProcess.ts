import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { planOptions } from "../plan/planOptions.ts";
import { against } from "./against.ts";
import { atTheEnd } from "./temporary.ts";

/** Entry point of the process that records a program, from the folder of its recorder. */
export const recorderEntry = "tools/recorder/child.ts";

/** Processes that were started before anybody needed them, by entry point and working directory. */
const ready = new Map<string, ChildProcess>();

/**
 * Starts the process that will record the other stack file, if a plan compares with one. It loads Pulumi's packages while this
 * process loads them too: that is a third of the time of a comparison. Whatever is wrong with the command line is left to the
 * plan.
 *
 * @param args command line of the plan
 * @param project the project's folder, as a URL that ends in a slash
 */
export function startRecorder(args: readonly string[], project: URL): void {
  try {
    const { against: said, help } = planOptions(args);
    if (help || said === undefined || against(said, project).kind !== "stackFile") return;
  } catch {
    return;
  }
  const [child, folder] = [new URL(recorderEntry, project), fileURLToPath(project)];
  ready.set(key(child, folder), forked(child, folder));
}

/**
 * A process that waits for the program to record.
 *
 * @param child URL of its entry point
 * @param folder its working directory
 */
export function recorderProcess(child: URL, folder: string): ChildProcess {
  const started = ready.get(key(child, folder));
  ready.delete(key(child, folder));
  return started?.exitCode === null && started.signalCode === null ? started : forked(child, folder);
}

/** Ends what was started and not needed, such as for a stack file that is wrong: this process would wait for it for ever. */
export function stopRecorder(): void {
  for (const recorder of ready.values()) recorder.kill("SIGKILL");
  ready.clear();
}

function key(child: URL, folder: string): string {
  return `${child.href} ${folder}`;
}

function forked(child: URL, cwd: string): ChildProcess {
  const recorder = fork(fileURLToPath(child), [], {
    cwd,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  atTheEnd(() => recorder.kill("SIGKILL"));
  return recorder;
}
