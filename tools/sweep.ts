import { runSweep } from "./tryOut/runSweep.ts";
import { withHelp } from "./deploy/withHelp.ts";

process.exitCode = await withHelp("sweep", runSweep);
