import { judgeWorld } from "../../network/judgeWorld.ts";
import { opensTcp } from "../../network/portRange.ts";
import type { StackPolicy } from "../../policy.ts";

/** SSH and Remote Desktop (CIS AWS Foundations Benchmark v7.0, 6.3 and 6.4; FSBP EC2.13 and EC2.14). */
const ports = [22, 3389];

/**
 * Nobody in particular reaches SSH or Remote Desktop. Git over SSH is no exception: who offers it to the world says why in
 * the file of exceptions.
 */
export const forbidWorldAdministration: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    judgeWorld(stack, {
      direction: "ingress",
      ports: (range) => opensTcp(range, ports),
      says: "must not open port 22 or 3389 to the world",
    }),
};
