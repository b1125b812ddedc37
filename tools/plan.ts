import "./recorder/compileCache.ts"; // before Pulumi is imported
import { runPlan } from "./plan/runPlan.ts";

// Whoever reads only the beginning, such as head, has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await runPlan(process.argv.slice(2), process);
