import { parseArgs } from "node:util";
import { noSuch } from "../../config/nearest.ts";
import { UsageError } from "../plan/planOptions.ts";

/** The parsed command line of `npm run review`. */
export interface ReviewOptions {
  readonly stack: string;
  /** File with the engine's events; absent: the plan says what happens. */
  readonly events: string | undefined;
  /** Git revision that the program is compared with; absent: prices and settings have nothing to be compared with. */
  readonly against: string | undefined;
  /** Git revision whose policy pack and exceptions judge the program, too; absent: those of the revision of `against`. */
  readonly rulesOf: string | undefined;
  /** Outputs of `pulumi stack export` from around the preview. */
  readonly state: readonly string[];
  /** Folder for the outputs. */
  readonly out: string;
  readonly commit: string;
  /** The deployed commit, where the reviewed one does not contain it; absent: it does, or nobody knows. */
  readonly lacks: string | undefined;
  readonly help: boolean;
}

const flags = {
  stack: { type: "string" },
  events: { type: "string" },
  against: { type: "string" },
  "rules-of": { type: "string" },
  state: { type: "string", multiple: true, default: [] as string[] },
  out: { type: "string" },
  commit: { type: "string", default: "" },
  lacks: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

/** The text of `--help`. */
export const reviewHelp = `Writes what a merge request shows about a stack. Needs neither an AWS account nor the Pulumi CLI.

  npm run review -- --stack NAME (--events FILE | --against REVISION | both) --out FOLDER
                    [--rules-of REV] [--state FILE]... [--commit SHA] [--lacks SHA]

  --stack NAME        the stack of Pulumi.NAME.yaml
  --events FILE       what PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --json wrote: the engine says what happens
  --against REVISION  what the program is compared with, such as the commit that the branch began from: price, settings, and
                      which approvals are new; without --events, the plan also says what happens
  --rules-of REV      its policy pack and exceptions judge the program, too, and what is less strict than they are is listed:
                      such as origin/main, which may be stricter by now (default: those of --against); empty is as good as none
  --state FILE        what pulumi stack export wrote before or after the preview: shows whether an update was running
  --out FOLDER        writes steps.json, terraform.json, codequality.json, comment.md, page.html and verdict.json
  --commit SHA        the commit, for the comment
  --lacks SHA         the deployed commit, where the reviewed one does not contain it: the comment then asks for a rebase

Exit codes:
  0   nothing is wrong
  1   it cannot be reviewed, or the preview failed or was cut off
  2   data is deleted or replaced, and the stack file does not approve it
  3   a mandatory policy is broken
  64  the command line is wrong
  70  this program has a bug
`;

/**
 * Parses the command line, without node and script.
 *
 * @throws UsageError that says what is wrong and what is allowed
 */
export function reviewOptions(args: readonly string[]): ReviewOptions {
  const names = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=")[0] ?? "");
  const strange = names.find((name) => !Object.hasOwn(flags, name));
  if (strange !== undefined) {
    const known = Object.keys(flags).map((name) => `--${name}`);
    throw new UsageError(`--${strange}: ${noSuch("option", `--${strange}`, known)}`);
  }
  const { stack, events, against, "rules-of": said = "", state, out, commit, lacks, help } = parsed(args);
  const rulesOf = said === "" ? undefined : said; // a pipeline names none where there is no target branch
  if (help) return { stack: "", events, against, rulesOf, state, out: "", commit, lacks, help };
  if (stack === undefined) throw new UsageError("--stack is missing: say which stack, such as --stack dev.");
  if (out === undefined) throw new UsageError("--out is missing: say which folder gets the outputs.");
  if (events === undefined && against === undefined) {
    throw new UsageError("Say what to review: --events FILE with the engine's events, --against REVISION, or both.");
  }
  if (rulesOf !== undefined && against === undefined) {
    throw new UsageError("--rules-of goes with --against REVISION, which says what the program is compared with.");
  }
  return { stack, events, against, rulesOf, state, out, commit, lacks, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
