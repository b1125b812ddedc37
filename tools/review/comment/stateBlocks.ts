import type { Block } from "../../document/blocks.ts";
import { when } from "../../document/when.ts";
import type { Review } from "../reviewModel.ts";

/** Whether the run works at all, and whether another one was in its way. */
export function stateBlocks({ running, errors, end, source }: Review): readonly Block[] {
  const title = source === "engine" ? "The preview failed" : "pulumi up will fail";
  return [
    ...when(running.length > 0, {
      kind: "notice",
      severity: "warning",
      title: "An update of this stack was under way",
      lines: [
        ...running,
        "run this job again when it has ended; docs/merge-requests.md says what to do after a killed one",
      ],
    }),
    ...when(end === "cut off", {
      kind: "notice",
      severity: "danger",
      title: "The preview was cut off",
      lines: ["its list of steps may not be whole: run this job again"],
    }),
    ...when(errors.length > 0, { kind: "notice", severity: "danger", title, lines: errors }),
  ];
}
