import { runApply } from "./deploy/runApply.ts";
import { withHelp } from "./deploy/withHelp.ts";

process.exitCode = await withHelp("apply", runApply);
