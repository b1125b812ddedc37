import { parseArgs } from "node:util";
import { noSuch } from "../../config/nearest.ts";

/** The parsed command line of `npm run plan`. */
export interface PlanOptions {
  readonly stack: string;
  /** Values by path that replace those of the stack file. */
  readonly sets: Readonly<Record<string, string>>;
  readonly format: (typeof formats)[number];
  /** What to compare with: a stack file, a stack or a git revision; absent: nothing. */
  readonly against: string | undefined;
  /** Usage file; absent: the use is a typical one. */
  readonly usage: string | undefined;
  /** File to write; absent: standard output. */
  readonly out: string | undefined;
  readonly help: boolean;
}

/** The command line is wrong. */
export class UsageError extends Error {}

const formats = ["text", "html", "markdown", "json"] as const;

const flags = {
  stack: { type: "string", default: "dev" },
  users: { type: "string" },
  set: { type: "string", multiple: true, default: [] as string[] },
  format: { type: "string", default: "text" },
  against: { type: "string" },
  usage: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

/** The text of `--help`. */
export const help = `Shows what a stack builds, what it costs and who can reach it. Needs neither an AWS account nor the Pulumi CLI.

  npm run plan -- [--stack NAME] [--users N] [--set KEY=VALUE]... [--against WHAT] [--usage FILE]
                  [--format FORMAT] [--out FILE]

  --stack NAME      plan the stack of Pulumi.NAME.yaml (default: dev)
  --users N         short for --set users=N
  --set KEY=VALUE   use this value instead of the stack file's; KEY may be a path: nodes.box.instanceType
  --against WHAT    show what changes, compared with a stack file (Pulumi.prod.yaml), a stack (prod) or a git revision
                    (origin/main); --users and --set apply to the new side only
  --usage FILE      what is used in a month, such as usage.example.yaml; default: a typical use for that many users
  --format FORMAT   text for a terminal, html for a page, markdown for a merge request, json for programs
                    (docs/plan.schema.json); default: text
  --out FILE        write to this file instead of the terminal
  --help            show this text

Exit codes:
  0   no problem was found
  1   a stack file, usage file or file of exceptions is wrong, what to compare with is missing, or the program registers
      no resource
  2   the change puts data at risk and is not approved, whatever else is wrong
  3   pulumi up will fail or breaks a mandatory policy, and no data is at risk
  64  the command line is wrong
  70  this program has a bug
  73  the file of --out cannot be written; it stays as it was
`;

/**
 * Parses the command line, without node and script.
 *
 * @throws UsageError that says what is wrong and what is allowed
 */
export function planOptions(args: readonly string[]): PlanOptions {
  const { values } = parse(args);
  const format = formats.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format ${values.format}: allowed are ${formats.join(", ")}.`);
  const sets = values.set.map((text) => {
    const at = text.indexOf("=");
    // The message does not repeat the argument, which may be a secret.
    if (at < 1) throw new UsageError("--set takes KEY=VALUE, but one --set has no KEY or no =.");
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return {
    stack: values.stack,
    sets: { ...Object.fromEntries(sets), ...(values.users === undefined ? {} : { users: values.users }) },
    format,
    against: values.against,
    usage: values.usage,
    out: values.out,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  const names = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=")[0] ?? "");
  const unknown = names.find((name) => !Object.hasOwn(flags, name));
  if (unknown !== undefined) {
    const known = Object.keys(flags).map((name) => `--${name}`);
    throw new UsageError(`--${unknown}: ${noSuch("option", `--${unknown}`, known)}`);
  }
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false });
  } catch (error) {
    if ((error as { readonly code?: string }).code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") {
      throw new UsageError("An argument belongs to no option. Write --stack NAME or --set KEY=VALUE.");
    }
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
