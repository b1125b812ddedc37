import { withHelp } from "./deploy/withHelp.ts";
import { runTryOut } from "./tryOut/runTryOut.ts";

process.exitCode = await withHelp("try-out", runTryOut);
