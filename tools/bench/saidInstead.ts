/**
 * Ends this process with a text if the command line asks for help, since a measurement takes minutes.
 *
 * @param help the text of `--help`
 */
export function saidInstead(help: string): void {
  if (!process.argv.slice(2).some((arg) => arg === "--help" || arg === "-h")) return;
  process.stdout.write(help);
  process.exit(0);
}
