import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { noSuch } from "../../config/nearest.ts";

/** The command line of a tool is wrong. The message says what is allowed. */
export class CommandLineError extends Error {}

/**
 * Parses the command line of a tool of the pipeline, without node and script.
 *
 * @param args of the command line
 * @param flags options that it takes; all have a value
 * @param required names of those that it needs
 * @throws CommandLineError that names the option
 */
export function deployOptions<Name extends string>(
  args: readonly string[],
  flags: readonly Name[],
  required: readonly Name[],
): Partial<Record<Name, string>> {
  const named = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=")[0] ?? "");
  const unknown = named.find((name) => !(flags as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new CommandLineError(
      `--${unknown}: ${noSuch(
        "option",
        `--${unknown}`,
        flags.map((flag) => `--${flag}`),
      )}`,
    );
  }
  const options: ParseArgsOptionsConfig = Object.fromEntries(flags.map((flag) => [flag, { type: "string" }]));
  let values: Partial<Record<Name, string>>;
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
  const missing = required.find((name) => (values[name] ?? "") === "");
  if (missing !== undefined)
    throw new CommandLineError(`--${missing} is missing: ${flags.map((flag) => `--${flag}`).join(", ")} are known.`);
  return values;
}
