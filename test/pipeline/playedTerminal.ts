import type { Terminal } from "../../tools/terminal.ts";

/** A terminal that remembers what was written. */
export function playedTerminal(): Terminal & { readonly texts: () => { stdout: string; stderr: string } } {
  let [stdout, stderr] = ["", ""];
  return {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    texts: () => ({ stdout, stderr }),
  };
}
