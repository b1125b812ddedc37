import "./recorder/compileCache.ts"; // before what it is for
import { runPlan } from "./plan/runPlan.ts";

process.exitCode = await runPlan(process.argv.slice(2), process);
