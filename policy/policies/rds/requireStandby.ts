import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** A database has a standby in another zone. */
export const requireStandby: ResourcePolicy = {
  judges: "resource",
  types: [serverType],
  check: (resource) => (isCopy(resource) ? [] : judgeInput(resource, "multiAz", isOn, "must be true")),
};
