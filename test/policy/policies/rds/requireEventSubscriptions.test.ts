import { requireEventSubscriptions } from "../../../../policy/policies/rds/requireEventSubscriptions.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, server } from "../../databaseFixtures.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const ofServers = { sourceType: "db-instance", eventCategories: ["maintenance", "configuration change", "failure"] };
const subscription = (props: Fixture["props"] = {}, of?: string): Fixture => ({
  type: "aws:rds/eventSubscription:EventSubscription",
  name: "subscription",
  props: { ...ofServers, ...(of === undefined ? {} : { sourceIds: [unknown] }), ...props },
  refers: of === undefined ? {} : { sourceIds: [of] },
});
const missing = ["it: must have an event subscription for db-instance: maintenance, configuration change, failure"];

describe("rds-require-event-subscriptions", () => {
  policyCases(requireEventSubscriptions, [...server(), subscription()], {
    "takes one that names it": [[...server(), subscription({}, "it")], []],
    "takes one for everything": [
      [...server(), subscription({ sourceType: undefined, eventCategories: undefined })],
      [],
    ],
    "refuses one that names another": [[...server(), subscription({}, "other")], missing],
    "refuses one that is off": [[...server(), subscription({ enabled: false })], missing],
    "refuses one with fewer categories": [[...server(), subscription({ eventCategories: ["failure"] })], missing],
    "refuses one for something else": [[...server(), subscription({ sourceType: "db-snapshot" })], missing],
    "refuses none": [server(), missing],
    "refuses none for a cluster": [
      cluster(),
      ["it: must have an event subscription for db-cluster: maintenance, failure"],
    ],
    "refuses none for a group of parameters": [
      [{ type: "aws:rds/parameterGroup:ParameterGroup" }],
      ["it: must have an event subscription for db-parameter-group: configuration change"],
    ],
    "says what is not known yet": [[...server(), subscription({ sourceType: unknown })], [`${missing[0]!} (unknown)`]],
  });
});
