let runs = 0;

/**
 * Runs a program once more in this process, and returns its exports. Node keeps one module for each address: importing
 * the same address a second time would register nothing. The modules that the program imports are loaded once.
 */
export async function freshProgram(entry: URL): Promise<object> {
  const address = new URL(entry);
  address.searchParams.set("run", String(runs++));
  return { ...((await import(address.href)) as object) };
}
