import type { Architecture } from "../config/architecture.ts";
import { monitorOf } from "./monitorOf.ts";

/**
 * Where a service answers questions about itself: to the monitor as well, or on its own node alone.
 *
 * @param architecture says whether there is a monitor
 * @param port of its metrics
 */
export function metricsAddress(architecture: Pick<Architecture, "stack" | "namedNodes">, port: number): string {
  return `${monitorOf(architecture) ? "0.0.0.0" : "127.0.0.1"}:${String(port)}`;
}
