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
  const { count: _count, generation, ...others } = nodes.monitor;
  const [first] = Object.entries({ ...others, ...(generation === 1 ? {} : { generation }) });
  if (!first) return;
  complain(
    `nodes.monitor.${first[0]}`,
    first[1],
    "nothing while nodes.monitor.count is 0, because then there is no monitor",
    "Set nodes.monitor.count: 1 for one, or remove this key.",
  );
}
