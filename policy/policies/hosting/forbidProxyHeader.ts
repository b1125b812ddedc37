import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { passedOnGroups, portsTo } from "./targetGroups.ts";

/** The ports of the web, whose server expects the header. */
const webPorts: readonly unknown[] = [80, 443];

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
        const from = portsTo(stack, group);
        const isSsh = sshPorts.includes(Reading.of(group.props).at("port").value);
        return isSsh || (from.length > 0 && !from.some((port) => webPorts.includes(port)));
      })
      .flatMap((group) =>
        judge(group, Reading.of(group.props).at("proxyProtocolV2"), (value) => value !== true, "must be false"),
      ),
};
