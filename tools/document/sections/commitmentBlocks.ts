import type { Commitment, PriceSummary } from "../../plan/priceModel.ts";
import type { Block } from "../blocks.ts";
import { sum } from "../dollars.ts";
import { when } from "../when.ts";

/** What reserving the database and the cache for some years saves on the fixed cost. */
export function commitmentBlocks({
  commitments,
  atLeast,
}: Pick<PriceSummary, "commitments" | "atLeast">): readonly Block[] {
  const unknown = [...new Set(commitments.flatMap((one) => one.unknown))];
  return when(
    commitments.length > 0,
    { kind: "heading", text: "Reserving the database and the cache only" },
    { kind: "list", lines: commitments.map((one) => line(one, atLeast)) },
    ...when(unknown.length > 0, {
      kind: "paragraph",
      line: `EC2 is not included: no price of a commitment was found. Counted on demand: ${unknown.join(", ")}.`,
    }),
    {
      kind: "fold",
      summary: "What is reserved, with its price an hour over the whole term",
      blocks: [
        { kind: "list", lines: commitments.flatMap((one) => one.covered.map((text) => `${term(one)}: ${text}`)) },
      ],
    },
  );
}

const term = ({ years }: Commitment) => (years === 1 ? "1 year" : `${String(years)} years`);

function line(one: Commitment, atLeast: boolean): string {
  const firstDay = one.firstDay === 0 ? "nothing" : `about ${sum(one.firstDay, false)} of it`;
  return `${term(one)}: ${sum(one.monthly, atLeast)} a month, ${sum(one.saved, false)} less than on demand; ${firstDay} is paid on the first day`;
}
