import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { groupTypes, hasHeader, isPassedOn } from "./targetGroups.ts";

/**
 * Where the header has the client's address, the packets do not have it as well: a node that calls GitLab's own address would wait for
 * its own answer. For instances, AWS keeps the address if nothing is said.
 */
export const forbidDoubledAddress: ResourcePolicy = {
  judges: "resource",
  types: groupTypes,
  check: (resource) => {
    if (!isPassedOn(resource) || !hasHeader(resource)) return [];
    const inputs = Reading.of(resource.props);
    const isIp = inputs.at("targetType").value === "ip";
    return judge(
      resource,
      inputs.at("preserveClientIp"),
      (value) => String(value) === "false" || (isIp && (value === undefined || value === null)),
      "must be false where proxy protocol is on",
    );
  },
};
