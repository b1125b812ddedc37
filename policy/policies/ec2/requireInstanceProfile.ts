import { launcherTypes } from "../../compute/launcherTypes.ts";
import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** An instance names a profile by a text, a launch template by the part `name` or `arn`. */
function isNamed(profile: Reading): boolean {
  return [profile, profile.at("name"), profile.at("arn")].some(
    ({ isUnknown, value }) => isUnknown || (typeof value === "string" && value !== ""),
  );
}

/** Instances act through a role, whose keys change by themselves, and never with keys of their own. */
export const requireInstanceProfile: ResourcePolicy = {
  judges: "resource",
  types: launcherTypes,
  check: (resource) => {
    const props = Reading.of(resource.props);
    const profile = props.at("iamInstanceProfile");
    if (isNamed(profile) || leavesToTemplate(props, "iamInstanceProfile")) return [];
    return [broken(resource, "must name an instance profile", profile.path)];
  },
};
