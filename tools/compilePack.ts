import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { pack } from "../policy/pack.ts";

// Runs before `npm pack` in policy/. It puts JavaScript into policy/compiled, because Node strips no types below node_modules,
// and writes the levels that switch policies about GitLab on. Both are made anew each time, and neither is in Git.
const folder = resolve(import.meta.dirname, "../policy");
const compiled = join(folder, "compiled");

rmSync(compiled, { recursive: true, force: true });
for (const file of globSync("**/*.{ts,json}", {
  cwd: folder,
  exclude: ["compiled/**", "package.json", "gitlab.json"],
})) {
  const to = join(compiled, file);
  mkdirSync(dirname(to), { recursive: true });
  if (file.endsWith(".ts"))
    writeFileSync(to.replace(/\.ts$/, ".js"), javaScript(readFileSync(join(folder, file), "utf8")));
  else copyFileSync(join(folder, file), to);
}
copyFileSync(resolve(folder, "../LICENSE"), join(compiled, "LICENSE"));

const aboutGitLab = pack.filter(({ name }) => name.startsWith("gitlab-"));
const levels = Object.fromEntries(aboutGitLab.map(({ name, level }) => [name, level]));
writeFileSync(join(folder, "gitlab.json"), `${JSON.stringify(levels, undefined, 2)}\n`);

function javaScript(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2024,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
