import type { Plan } from "../plan/planModel.ts";
import { stops } from "../policies/stops.ts";
import type { Block } from "./blocks.ts";
import { when } from "./when.ts";

/** Largest number of findings above everything else. */
const most = 5;

/** What has to be said above everything else: mandatory policies that the stack breaks. */
export function policyNotice({ policies: { findings } }: Plan): readonly Block[] {
  const broken = findings.filter(stops);
  const more = broken.length - most;
  return when(broken.length > 0, {
    kind: "notice",
    severity: "danger",
    title: "Mandatory policies are broken",
    lines: [
      ...broken
        .slice(0, most)
        .map(({ policy, resource, message, todo }) => `${policy}: ${resource} ${message}. ${todo}`),
      ...(more > 0 ? [`And ${String(more)} more, in the section Policies of the whole plan.`] : []),
    ],
  });
}
