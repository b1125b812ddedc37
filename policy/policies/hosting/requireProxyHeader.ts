import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { passedOnGroups, portsTo } from "./targetGroups.ts";

/** The ports of the web: NGINX learns the client's address from the header there. */
const webPorts: readonly unknown[] = [80, 443];

/** The load balancer sends NGINX the client's address with proxy protocol, or logs and rate limits would know nobody. */
export const requireProxyHeader: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    passedOnGroups(stack)
      .filter((group) => portsTo(stack, group).some((port) => webPorts.includes(port)))
      .flatMap((group) =>
        judge(group, Reading.of(group.props).at("proxyProtocolV2"), (value) => value === true, "must be true"),
      ),
};
