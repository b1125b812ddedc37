import "./recorder/compileCache.ts"; // before Pulumi is imported
import { startRecorder, stopRecorder } from "./against/recorderProcess.ts";

const args = process.argv.slice(2);
startRecorder(args, new URL("..", import.meta.url));
const { runPlan } = await import("./plan/runPlan.ts"); // takes a second: it imports Pulumi

// Whoever reads only the beginning, such as head, has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await runPlan(args, process);
stopRecorder();
