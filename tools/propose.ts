import { runPropose } from "./deploy/runPropose.ts";
import { withHelp } from "./deploy/withHelp.ts";

process.exitCode = await withHelp("propose", runPropose);
