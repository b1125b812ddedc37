let runs = 0;

/**
 * Runs a program again in this process, and returns its exports. Node caches modules by address, so importing the same
 * address a second time would register nothing. The modules that the program imports are loaded only once.
 */
export async function freshProgram(entry: URL): Promise<object> {
  const address = new URL(entry);
  address.searchParams.set("run", String(runs++));
  return { ...((await import(address.href)) as object) };
}
