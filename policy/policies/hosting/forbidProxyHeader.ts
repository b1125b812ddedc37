import { isOfWeb, passedOnGroups, portsTo } from "../../balancing/targetGroups.ts";
import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judgeInput } from "../../verdict.ts";

/** SSH, ours and that of a node. */
const sshPorts: readonly unknown[] = [22, 2222];

/**
 * SSH and Praefect never get a header of proxy protocol. An SSH server speaks first, and the load balancer sends the header only with
 * the first bytes of the client; Praefect does not know it.
 */
export const forbidProxyHeader: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    passedOnGroups(stack)
      .filter((group) => {
        const isSsh = sshPorts.includes(Reading.of(group.props).at("port").value);
        return isSsh || (portsTo(stack, group).length > 0 && !isOfWeb(stack, group));
      })
      .flatMap((group) => judgeInput(group, "proxyProtocolV2", (value) => value !== true, "must be false")),
};
