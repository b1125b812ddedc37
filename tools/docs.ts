import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generatedDocs } from "./docs/generated.ts";

/** Paths such as `docs/policies.md`; none: all of them, which takes a while. */
const only = process.argv.slice(2);

for (const { path, update } of generatedDocs.filter(({ path: one }) => only.length === 0 || only.includes(one))) {
  const url = new URL(`../${path}`, import.meta.url);
  writeFileSync(url, await update(existsSync(url) ? readFileSync(url, "utf8") : ""));
}
