import { withHelp } from "./deploy/withHelp.ts";
import { runProjectSettings } from "./projectSettings/runProjectSettings.ts";

process.exitCode = await withHelp("project-settings", runProjectSettings);
