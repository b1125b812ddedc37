import { runSweep } from "./tryOut/runSweep.ts";

process.exitCode = await runSweep(process.argv.slice(2), process);
