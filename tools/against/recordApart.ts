import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RecordOptions } from "../recorder.ts";
import type { Recording } from "../recorder/recording.ts";
import { AgainstError } from "./againstError.ts";
import { atTheEnd } from "./temporary.ts";

/** What the child process has to do. */
export interface Task {
  /** URL of the program's entry. */
  readonly program: string;
  readonly options: RecordOptions;
}

/** What the child process answers. A problem that the program reported has no stack trace. */
export type Answer = { readonly recording: Recording } | { readonly problem: string };

/**
 * Records a program in another process, because Pulumi's runtime exists once in each process.
 *
 * @param child URL of the child process' entry, next to the recorder that it uses
 * @param task program and options
 * @param label says in messages whose program it is
 * @throws AgainstError if the program cannot be recorded
 */
export async function recordApart(child: URL, task: Task, label: string): Promise<Recording> {
  const forked = fork(fileURLToPath(child), [], {
    cwd: fileURLToPath(new URL(".", task.program)),
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  atTheEnd(() => forked.kill("SIGKILL"));
  const said: string[] = [];
  forked.stdout?.on("data", (text: Buffer) => said.push(text.toString()));
  forked.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
  const answer = await new Promise<Answer>((resolve, reject) => {
    forked.on("error", reject);
    forked.on("message", (message) => {
      resolve(message as Answer);
    });
    forked.on("close", (code, signal) => {
      resolve({
        problem: [...said, `The program ended (${String(code ?? signal)}) before it had registered everything.`].join(
          "",
        ),
      });
    });
    forked.send(task);
  });
  forked.kill();
  if ("recording" in answer) return answer.recording;
  throw new AgainstError(`${label} cannot be recorded as stack ${task.options.stack ?? ""}: ${answer.problem.trim()}`);
}
