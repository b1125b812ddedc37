import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The product and its tools. */
export const sources = globSync("{accounts,components,config,gitlab,policy,tools}/**/*.ts").concat(
  globSync("*.{ts,js}").filter((file) => !file.startsWith("eslint")),
);

/** The project's own files that a file imports, types included. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)];
  return found.map(([, path]) => join(dirname(file), path!));
}

/**
 * The groups of files that import each other in a circle, by Tarjan's algorithm.
 *
 * @param files to check
 */
export function circles(files: readonly string[]): string[][] {
  const number = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    number.set(file, number.size);
    let low = number.get(file)!;
    stack.push(file);
    for (const next of importsOf(file).filter((one) => files.includes(one))) {
      if (!number.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, number.get(next)!);
    }
    if (low === number.get(file)) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) found.push(group.toSorted());
    }
    return low;
  };
  for (const file of files) if (!number.has(file)) visit(file);
  return found;
}
