import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { isCopy, serverType } from "./databaseTypes.ts";

/** A database has a standby in another zone. */
export const requireStandby: ResourcePolicy = {
  judges: "resource",
  types: [serverType],
  check: (resource) =>
    isCopy(resource)
      ? []
      : judge(resource, Reading.of(resource.props).at("multiAz"), (value) => value === true, "must be true"),
};
