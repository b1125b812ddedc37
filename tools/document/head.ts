import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { when } from "./when.ts";

/** The part above everything else: the title, what the stack is, and whether `pulumi up` will fail. */
export function head({ stack, decision, comparison }: Plan): Block[] {
  const failures = comparison?.failures ?? [];
  return [
    {
      kind: "title",
      text: `GitLab on AWS: stack ${stack}`,
      lead: `${decision.what}. Nothing is deployed: this is what the program would build.`,
      whole: `npm run plan -- --stack ${stack} --format html`,
    },
    ...when(failures.length > 0, { kind: "notice", severity: "danger", title: "pulumi up will fail", lines: failures }),
  ];
}
