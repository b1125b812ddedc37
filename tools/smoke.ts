import { runSmoke } from "./smoke/runSmoke.ts";

process.exitCode = await runSmoke(process.argv.slice(2), process);
