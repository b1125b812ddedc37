import { isOn } from "../../isOn.ts";
import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { memberType, serverType } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** Every database records what it is busy with, encrypted with a customer key: it has the text of statements. */
export const requirePerformanceInsights: ResourcePolicy = {
  judges: "resource",
  types: [serverType, memberType],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    return [
      ...judge(resource, inputs.at("performanceInsightsEnabled"), isOn, "must be true"),
      ...judgeOwnKey(resource, inputs.at("performanceInsightsKmsKeyId")),
    ];
  },
};
