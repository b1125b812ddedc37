import { requireAlarmActions } from "../../../../policy/policies/cloudwatch/requireAlarmActions.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const alarm = oneResource("aws:cloudwatch/metricAlarm:MetricAlarm", { alarmActions: [unknown] });

describe("cloudwatch-require-alarm-actions", () => {
  policyCases(requireAlarmActions, alarm(), {
    "takes actions that are not known yet": [alarm({ alarmActions: unknown }), []],
    "refuses none": [alarm({ alarmActions: [] }), ["it: alarmActions must have an action"]],
    "refuses those that are off": [alarm({ actionsEnabled: false }), ["it: actionsEnabled must not be false"]],
    "refuses none of an alarm made of others": [
      oneResource("aws:cloudwatch/compositeAlarm:CompositeAlarm")(),
      ["it: alarmActions must have an action"],
    ],
  });
});
