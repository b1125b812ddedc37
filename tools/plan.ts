import "./recorder/compileCache.ts"; // before Pulumi is imported
import { runPlan } from "./plan/runPlan.ts";

process.exitCode = await runPlan(process.argv.slice(2), process);
