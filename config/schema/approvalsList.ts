import * as v from "valibot";
import { approvalActions, mostApprovalDays } from "../approval.ts";
import { effects } from "./effects.ts";
import { entry } from "./entry.ts";
import { choice, day, text } from "./valueTypes.ts";

const { none: effect } = effects;

/** Which resources that hold data may be deleted or replaced. */
export const approvalsList = entry(
  v.pipe(
    v.array(
      v.strictObject({
        resource: entry(text, {
          default: "",
          description: "Logical name of the resource, as the plan shows it. Required.",
          effect,
        }),
        action: entry(choice(["", ...approvalActions]), {
          default: "",
          description: "What may happen to it: delete or replace. Required.",
          effect,
        }),
        reason: entry(text, {
          default: "",
          description: "Why its data may be lost, as a sentence. Required.",
          effect,
        }),
        lastDay: entry(day, {
          default: "",
          description: `Last day of the approval in UTC, such as 2026-12-31, at most ${String(mostApprovalDays)} days ahead. Required.`,
          effect,
        }),
      }),
      "a list of groups of keys",
    ),
    v.readonly(),
  ),
  {
    default: [],
    description:
      "Approved losses of data: a change that deletes or replaces a resource that holds data fails without one (docs/merge-requests.md).",
    effect: "None. It permits one step of the next run and makes no step itself.",
  },
);
