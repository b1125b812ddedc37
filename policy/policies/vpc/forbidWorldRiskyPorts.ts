import { judgeWorld } from "../../network/judgeWorld.ts";
import { opensTcp } from "../../network/portRange.ts";
import type { StackPolicy } from "../../policy.ts";

/** Ports of services that attackers look for (AWS Security Hub user guide, EC2.19, 2025-12). SSH and Remote Desktop have a rule of their own. */
const ports = [
  20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200,
  9300,
];

/** Nobody in particular reaches a port that attackers look for. */
export const forbidWorldRiskyPorts: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    judgeWorld(stack, {
      direction: "ingress",
      ports: (range) => opensTcp(range, ports),
      says: "must not open a port of high risk to the world",
    }),
};
