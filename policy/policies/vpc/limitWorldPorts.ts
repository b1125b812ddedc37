import { judgeWorld } from "../../network/judgeWorld.ts";
import type { PortRange } from "../../network/portRange.ts";
import type { StackPolicy } from "../../policy.ts";

/** HTTP and HTTPS, the ports that EC2.18 allows where nobody configures others (AWS Security Hub user guide, 2025-12). */
const open = [80, 443];

/** Protocols without ports, such as ICMP, are none of EC2.18's business. */
const isClosed = ({ protocol, first, last }: PortRange) =>
  protocol !== "other" && !(protocol === "tcp" && first === last && open.includes(first));

/** The world reaches HTTP and HTTPS, and nothing else. */
export const limitWorldPorts: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    judgeWorld(stack, {
      direction: "ingress",
      ports: isClosed,
      says: "must not open anything but TCP ports 80 and 443 to the world",
    }),
};
