import type { Settings } from "../settings.ts";

/**
 * Whether the stack file asks for a node with Prometheus. A size of one box takes none, and another rule says so.
 *
 * @param nodes overrides of the size's rows
 */
export function wantsMonitor({ monitor }: Settings["nodes"]): boolean {
  return (monitor.count ?? 0) > 0;
}
