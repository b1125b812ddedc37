import { runSmoke } from "./smoke/runSmoke.ts";
import { withHelp } from "./deploy/withHelp.ts";

process.exitCode = await withHelp("smoke", runSmoke);
