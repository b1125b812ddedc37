import type { NodeRow } from "./size.ts";

/**
 * The bastion. It only forwards connections, so that its memory decides how many there may be at a time.
 *
 * @param instanceSize `micro` has 1 GiB, `small` 2 GiB
 */
export function bastionRow(instanceSize: "micro" | "small"): NodeRow {
  return { count: 1, instanceType: { arm64: `t4g.${instanceSize}`, x86_64: `t3.${instanceSize}` } };
}
