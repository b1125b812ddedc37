let runs = 0;

/**
 * Loads a program so that it runs, however often it ran in this process: Node keeps one module for each address, and a
 * second import of the same one registers nothing.
 *
 * @param entry URL of the program's entry
 * @returns its exports; what it imports itself is loaded once
 */
export async function freshProgram(entry: URL): Promise<object> {
  const address = new URL(entry);
  address.searchParams.set("run", String(runs++));
  return { ...((await import(address.href)) as object) };
}
