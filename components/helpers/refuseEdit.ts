import * as pulumi from "@pulumi/pulumi";
import { problemsText, type Problem } from "../../config/problem.ts";

/**
 * Ends a preview, and so an update, whose stack file says something else than what is there and has to stay. Resources of
 * the foundation ignore such an edit, so nothing has moved by then, not even where the preview was skipped.
 *
 * @param stack name of the stack
 * @param facts what is there, as its resources say; nothing is checked while one of them is not known
 * @param problems what is wrong; none: the edit may pass
 */
export function refuseEdit<Facts>(
  stack: string,
  facts: pulumi.Input<Facts>,
  problems: (facts: pulumi.Unwrap<Facts>) => readonly Problem[],
): void {
  // Nothing depends on the result: a rejected input would be said once per resource that has it.
  pulumi.output(facts).apply((known) => {
    const found = problems(known);
    if (found.length > 0) throw new pulumi.RunError(problemsText(stack, found));
  });
}
