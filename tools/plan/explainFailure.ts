import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { ExceptionsError } from "../../policy/exceptions/exceptionsError.ts";
import { AgainstError } from "../against/againstError.ts";
import { ReviewInputError } from "../review/readInput.ts";
import { UsageFileError } from "../usage/readUsage.ts";
import { NoResourcesError } from "./noResourcesError.ts";
import { UsageError } from "./planOptions.ts";
import { StackFileError } from "./readStack.ts";
import { OutError } from "./writeOut.ts";

/** Exit codes of commands that cannot do what they were asked for. */
export const failureCodes = { wrongStackFile: 1, wrongCommandLine: 64, ownMistake: 70, cannotWrite: 73 } as const;

/** One of {@link failureCodes}. */
export type FailureCode = (typeof failureCodes)[keyof typeof failureCodes];

/** Mistakes of people. Their messages say what to do. */
const expected = [StackFileError, ExceptionsError, UsageFileError, AgainstError, ReviewInputError, NoResourcesError];

/**
 * Says why a command failed.
 *
 * @param command such as `npm run plan`
 * @param error what it threw
 * @param say is called with each line
 * @returns the exit code
 */
export function explainFailure(command: string, error: unknown, say: (text: string) => void): FailureCode {
  if (error instanceof UsageError) {
    say(`${error.message}\n${command} -- --help lists what is allowed.`);
    return failureCodes.wrongCommandLine;
  }
  if (error instanceof OutError) {
    say(error.message);
    return failureCodes.cannotWrite;
  }
  if (error instanceof Error && (expected.some((kind) => error instanceof kind) || pulumi.RunError.isInstance(error))) {
    say(error.message);
    return failureCodes.wrongStackFile;
  }
  say(`This is a bug in ${command}, not in your stack file. Please report it with the following details:`);
  say(inspect(error));
  return failureCodes.ownMistake;
}
