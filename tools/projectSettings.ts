import { runProjectSettings } from "./projectSettings/runProjectSettings.ts";

process.exitCode = await runProjectSettings(process.argv.slice(2), process);
