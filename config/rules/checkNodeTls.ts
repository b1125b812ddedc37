import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";
import { checkStep } from "./checkStep.ts";
import { refuseWithout } from "./refuseWithout.ts";

/**
 * Checks the authorities for TLS between nodes, and the state of the tokens.
 *
 * @param said which are trusted, which issues, and the step
 * @param size its rows
 * @param complain is called for each problem
 */
export function checkNodeTls(said: Group<"nodeTls">, size: Size, complain: Complain): void {
  if (!size.groups) {
    refuseWithout("nodeTls", said, size, complain);
    return;
  }
  checkStep("nodeTls.tokenStep", said.tokenStep, complain);
  const { trusted = [1], issuing = 1 } = said;
  if (trusted.length === 0) {
    complain(
      "nodeTls.trusted",
      trusted,
      "one authority at least",
      "Nodes would not trust each other: name its number.",
    );
    return;
  }
  trusted.forEach((number, position) => {
    const key = `nodeTls.trusted[${String(position)}]`;
    if (number < 1) complain(key, number, "a whole number from 1", "The first authority is 1, the next one 2.");
    else if (trusted.indexOf(number) !== position)
      complain(key, number, "each authority once", "Remove the second one.");
  });
  if (!trusted.includes(issuing)) {
    complain(
      "nodeTls.issuing",
      issuing,
      `a trusted authority: ${trusted.join(", ")}`,
      "Trust it in one run of pulumi up, and let it issue in the next one.",
    );
  }
}
