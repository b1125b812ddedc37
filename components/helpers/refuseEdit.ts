import * as pulumi from "@pulumi/pulumi";
import { problemsText, type Problem } from "../../config/problem.ts";

/**
 * Fails a preview, and so an update, if the stack file contradicts something existing that must stay. The resources of the
 * foundation ignore such an edit, so nothing has moved, even if the preview was skipped.
 *
 * @param stack name of the stack
 * @param facts what exists, as its resources report; nothing is checked while one of them is unknown
 * @param problems what is wrong; none: the edit is allowed
 */
export function refuseEdit<Facts>(
  stack: string,
  facts: pulumi.Input<Facts>,
  problems: (facts: pulumi.Unwrap<Facts>) => readonly Problem[],
): void {
  // Nothing depends on the result: Pulumi would report a rejected input once per resource that has it.
  pulumi.output(facts).apply((known) => {
    const found = problems(known);
    if (found.length > 0) throw new pulumi.RunError(problemsText(stack, found));
  });
}
