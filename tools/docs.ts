import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generatedDocs } from "./docs/generated.ts";

const help = `Writes the parts of documents that are made from code.

  npm run docs -- [PATH]...

  PATH   write only this one (default: all, which takes a while): ${generatedDocs.map(({ path }) => path).join(", ")}
`;

const asked = process.argv.slice(2);
const unknown = asked.filter((one) => !generatedDocs.some(({ path }) => path === one));

if (asked.includes("--help")) process.stdout.write(help);
else if (unknown.length > 0) {
  process.stderr.write(`Nothing is generated in ${unknown.join(", ")}.\n\n${help}`);
  process.exitCode = 64;
} else {
  for (const { path, update } of generatedDocs.filter(({ path: one }) => asked.length === 0 || asked.includes(one))) {
    const url = new URL(`../${path}`, import.meta.url);
    writeFileSync(url, await update(existsSync(url) ? readFileSync(url, "utf8") : ""));
  }
}
