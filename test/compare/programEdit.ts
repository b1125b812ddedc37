import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A change of the program that does not depend on how its source is written. */
export interface ProgramEdit {
  /** A file of test/compare/edits that is loaded before the program: it adds transforms, or changes tables or classes. */
  readonly module?: string;
  /** Lines that are added to the end of files. */
  readonly added?: Readonly<Record<string, string>>;
}

/** Folder of edit modules: at the same place in a copy, so they find the program. */
const modules = "test/compare/edits";

/**
 * Edits a copy of the program.
 *
 * @param folder of the copy
 * @param edit what to change
 * @returns a function that reverts the edit
 */
export function applyEdit(folder: string, { module, added = {} }: ProgramEdit): () => void {
  const [entry, unedited] = [join(folder, "index.ts"), join(folder, "unedited.ts")];
  const before = Object.keys(added).map((file) => [join(folder, file), readFileSync(join(folder, file))] as const);
  for (const [file, lines] of Object.entries(added)) appendFileSync(join(folder, file), lines);
  if (module !== undefined) {
    cpSync(modules, join(folder, modules), { recursive: true });
    renameSync(entry, unedited);
    writeFileSync(entry, `import "./${modules}/${module}";\nexport * from "./unedited.ts";\n`);
  }
  return () => {
    for (const [file, text] of before) writeFileSync(file, text);
    if (module === undefined) return;
    renameSync(unedited, entry);
    rmSync(join(folder, dirname(modules)), { recursive: true });
  };
}
