import { balancerTypes } from "../../balancing/balancerTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** A target group says how it finds out that a target works. ELB's own default only connects, or asks for `/`. */
export const checkTargets: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.targetGroup,
  check: (resource) => {
    const props = Reading.of(resource.props);
    const check = props.at("healthCheck");
    if (props.at("targetType").value === "lambda") return [];
    if (!check.isGiven) return [broken(resource, "must say how targets are checked", check.path)];
    return judge(resource, check.at("enabled"), (value) => value !== false, "must not be false");
  },
};
