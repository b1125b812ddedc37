import { isOfWeb, passedOnGroups } from "../../balancing/targetGroups.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** The load balancer sends NGINX the client's address with proxy protocol, or logs and rate limits would know nobody. */
export const requireProxyHeader: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    passedOnGroups(stack)
      .filter((group) => isOfWeb(stack, group))
      .flatMap((group) => judgeInput(group, "proxyProtocolV2", isOn, "must be true")),
};
