import "./recorder/compileCache.ts"; // before Pulumi is imported
import { runReview } from "./review/runReview.ts";

process.exitCode = await runReview(process.argv.slice(2), process);
