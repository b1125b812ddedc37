import { runDrift } from "./drift/runDrift.ts";
import { withHelp } from "./deploy/withHelp.ts";

process.exitCode = await withHelp("drift", runDrift);
