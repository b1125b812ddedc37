import { judgeWorld } from "../../network/judgeWorld.ts";
import type { PortRange } from "../../network/portRange.ts";
import type { StackPolicy } from "../../policy.ts";

/** Nothing listens on port 0, so a range from 1 is every port, too. */
const isEvery = ({ protocol, first, last }: PortRange) =>
  protocol === "any" || (first <= 1 && last === 65535 && protocol !== "other");

/** Nothing may connect to everything: who takes over a node should not be able to send data wherever he likes. */
export const limitEgress: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    judgeWorld(stack, {
      direction: "egress",
      ports: isEvery,
      says: "must not allow all ports to the world",
    }),
};
