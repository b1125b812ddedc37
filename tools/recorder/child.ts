import "./compileCache.ts"; // before Pulumi is imported
import { record } from "../recorder.ts";
import type { Answer, Task } from "../against/recordApart.ts";

process.once("message", (message) => {
  void answer(message as Task).then((reply) => {
    process.send?.(reply, () => {
      process.disconnect();
    });
  });
});

async function answer({ program, options }: Task): Promise<Answer> {
  try {
    return { recording: await record(async () => ({ ...((await import(program)) as object) }), options) };
  } catch (error) {
    if (!(error instanceof Error)) return { problem: String(error) };
    return { problem: "__pulumiRunError" in error ? error.message : (error.stack ?? error.message) };
  }
}
