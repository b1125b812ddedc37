import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generatedDocs } from "./docs/generated.ts";

for (const { path, update } of generatedDocs) {
  const url = new URL(`../${path}`, import.meta.url);
  writeFileSync(url, await update(existsSync(url) ? readFileSync(url, "utf8") : ""));
}
