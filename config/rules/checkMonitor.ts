import { wantsMonitor } from "../decisions/wantsMonitor.ts";
import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Refuses settings of the monitor if there is no monitor.
 *
 * @param nodes overrides per role
 * @param size its rows; another rule refuses the key where there is none for a monitor
 * @param complain is called once at most
 */
export function checkMonitor(nodes: Group<"nodes">, size: Size, complain: Complain): void {
  if (!size.nodes.monitor || wantsMonitor(nodes)) return;
  const [first] = Object.entries(nodes.monitor).filter(([key, value]) => saysSomething(key, value));
  if (!first) return;
  complain(
    `nodes.monitor.${first[0]}`,
    first[1],
    "nothing while nodes.monitor.count is 0, because then there is no monitor",
    "Set nodes.monitor.count: 1 for one, or remove this key.",
  );
}

/** The count is what it is about, and a generation has a default. */
function saysSomething(key: string, value: unknown): boolean {
  return key !== "count" && (key !== "generation" || value !== 1);
}
