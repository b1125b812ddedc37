import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { hasHeader, isPassedOn } from "../../balancing/targetGroups.ts";
import { isOff } from "../../isOff.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/**
 * Where the header has the client's address, the packets do not have it as well: a node that calls GitLab's own address would wait for
 * its own answer. For instances, AWS keeps the address if nothing is said.
 */
export const forbidDoubledAddress: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.targetGroup,
  check: (resource) => {
    if (!isPassedOn(resource) || !hasHeader(resource)) return [];
    const inputs = Reading.of(resource.props);
    const isIp = inputs.at("targetType").value === "ip";
    return judge(
      resource,
      inputs.at("preserveClientIp"),
      (value) => isOff(value) || (isIp && (value === undefined || value === null)),
      "must be false where proxy protocol is on",
    );
  },
};
