import { runApply } from "./deploy/runApply.ts";

process.exitCode = await runApply(process.argv.slice(2), process);
