import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/**
 * Runs something in an empty folder, where programs such as `pulumi` are scripts of the test.
 *
 * @param scripts of bash, by name of the program
 * @param run gets the folder
 */
export async function playedCommands<T>(
  scripts: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "commands-"));
  const [here, { PATH: path = "" }] = [process.cwd(), process.env];
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  process.env.PATH = [folder, path].join(delimiter);
  process.chdir(folder);
  try {
    return await run(folder);
  } finally {
    process.chdir(here);
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  }
}
