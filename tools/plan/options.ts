import { parseArgs } from "node:util";
import { closest } from "fastest-levenshtein";

/** What a command line asks for. */
export interface PlanOptions {
  readonly stack: string;
  /** Values that win over the stack file, by path. */
  readonly sets: Readonly<Record<string, string>>;
  readonly format: "text" | "json";
  /** File to write; absent: standard output. */
  readonly out: string | undefined;
  readonly help: boolean;
}

/** A command line that is wrong. */
export class UsageError extends Error {}

const formats = ["text", "json"] as const;

const flags = {
  stack: { type: "string", default: "dev" },
  users: { type: "string" },
  set: { type: "string", multiple: true, default: [] as string[] },
  format: { type: "string", default: "text" },
  out: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

/** What `--help` says. */
export const help = `Says what a stack builds, costs and lets in, without an AWS account and without the Pulumi CLI.

  npm run plan -- [--stack NAME] [--users N] [--set KEY=VALUE]... [--format text|json] [--out FILE]

  --stack NAME      reads Pulumi.NAME.yaml (default: dev)
  --users N         as --set users=N
  --set KEY=VALUE   a value that wins over the stack file; KEY may be a path: nodes.box.instanceType
  --format          text for people, json for programs (docs/plan.schema.json)
  --out FILE        writes there instead of to the terminal
  --help            this text

Exit codes: 0 fine, 1 the stack file is wrong, 64 the command line is wrong, 70 a mistake of this program.
`;

/**
 * Reads the command line.
 *
 * @param args without node and script
 * @throws UsageError that says what is wrong and what is allowed
 */
export function planOptions(args: readonly string[]): PlanOptions {
  const { values } = parse(args);
  const format = formats.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format ${values.format}: allowed are ${formats.join(" and ")}.`);
  const sets = values.set.map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw new UsageError(`--set ${text}: write KEY=VALUE.`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return {
    stack: values.stack,
    sets: { ...Object.fromEntries(sets), ...(values.users === undefined ? {} : { users: values.users }) },
    format,
    out: values.out,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  const unknown = args.find((arg) => arg.startsWith("--") && !Object.hasOwn(flags, arg.slice(2).split("=")[0] ?? ""));
  if (unknown !== undefined) {
    throw new UsageError(
      `${unknown}: there is no such option; did you mean --${closest(unknown.slice(2), Object.keys(flags))}?`,
    );
  }
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
