import { runPropose } from "./deploy/runPropose.ts";

process.exitCode = await runPropose(process.argv.slice(2), process);
