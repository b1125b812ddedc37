import { readFileSync, writeFileSync } from "node:fs";
import { generatedDocs } from "./docs/generated.ts";

for (const { path, update } of generatedDocs) {
  const url = new URL(`../${path}`, import.meta.url);
  writeFileSync(url, await update(readFileSync(url, "utf8")));
}
