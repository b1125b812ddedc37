import type { Block } from "../../document/blocks.ts";
import type { Review } from "../reviewModel.ts";
import { terraformReport } from "../terraformReport.ts";

/** The title, and who says it. */
export function commentTitle({ stack, source, steps, same }: Review): Block[] {
  const { create, update, delete: gone } = terraformReport(steps);
  const replaced = steps.filter(({ op }) => op === "replace").length;
  const both = replaced === 0 ? "" : `, of which ${String(replaced)} ${replaced === 1 ? "is" : "are"} replaced`;
  const rest = same === undefined ? "" : ` ${String(same)} stay as they are.`;
  const counts = `${String(create)} to create, ${String(update)} to change, ${String(gone)} to delete${both}.${rest}`;
  const lead =
    source === "engine"
      ? `${counts} Pulumi compared the program with the deployed stack.`
      : `${counts} Two versions of the program were compared without credentials: what was changed outside of it does not show.`;
  return [{ kind: "title", text: `What this changes in the stack ${stack}`, lead, whole: "" }];
}
