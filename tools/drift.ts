import { runDrift } from "./drift/runDrift.ts";

process.exitCode = await runDrift(process.argv.slice(2), process);
