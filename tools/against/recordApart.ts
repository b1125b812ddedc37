import { fileURLToPath } from "node:url";
import type { RecordOptions } from "../recorder.ts";
import type { Recording } from "../recorder/recording.ts";
import { AgainstError } from "./againstError.ts";
import { recorderProcess } from "./recorderProcess.ts";

/** The message to the child process. */
export interface Task {
  /** URL of the program's entry point. */
  readonly program: string;
  readonly options: RecordOptions;
}

/** The answer of the child process. A problem that the program reports itself has no stack trace. */
export type Answer = { readonly recording: Recording } | { readonly problem: string };

/**
 * Records a program in another process, because a process can have only one Pulumi runtime.
 *
 * @param child URL of the entry point of the child process, next to the recorder that it uses
 * @param task program and options
 * @param label name of the program in messages
 * @throws AgainstError if the program cannot be recorded
 */
export async function recordApart(child: URL, task: Task, label: string): Promise<Recording> {
  const forked = recorderProcess(child, fileURLToPath(new URL(".", task.program)));
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
