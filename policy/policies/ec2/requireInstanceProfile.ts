import { launcherTypes } from "../../compute/launcherTypes.ts";
import { leavesToTemplate } from "../../compute/leavesToTemplate.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** Instances act through a role, whose keys change by themselves, and never with keys of their own. */
export const requireInstanceProfile: ResourcePolicy = {
  judges: "resource",
  types: launcherTypes,
  check: (resource) => {
    const props = Reading.of(resource.props);
    const profile = props.at("iamInstanceProfile");
    if (profile.isGiven || leavesToTemplate(props, "iamInstanceProfile")) return [];
    return [broken(resource, "must name an instance profile", profile.path)];
  },
};
