import { runTryOut } from "./tryOut/runTryOut.ts";

process.exitCode = await runTryOut(process.argv.slice(2), process);
