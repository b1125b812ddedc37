import { runPrices } from "./prices/runPrices.ts";

process.exitCode = await runPrices(process.argv.slice(2), process);
