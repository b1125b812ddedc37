import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** Every alarm does something. */
export const requireAlarmActions: ResourcePolicy = {
  judges: "resource",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const actions = inputs.at("alarmActions");
    return [
      ...judge(resource, inputs.at("actionsEnabled"), (value) => value !== false, "must not be false"),
      ...(actions.items.length > 0 ? [] : [broken(resource, "must have an action", actions.path)]),
    ];
  },
};
