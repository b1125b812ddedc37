import assert from "node:assert/strict";
import { only } from "../recorded.ts";
import { find, recordStack } from "../recordStack.ts";
import { recordNotices } from "./recordNotices.ts";

const subscription = "rds/eventSubscription:EventSubscription";

describe("the events of the database", () => {
  it("reach the topic, of its servers and groups of parameters alone", async () => {
    const recording = await recordNotices({
      database: { servers: ["gitlab-1", "gitlab-1-replica-1"], parameterGroups: ["p"] },
    });
    const inputs = (name: string) => only(recording, subscription, `gitlab-notices-${name}`).inputs;
    assert.deepEqual(inputs("db-instance"), {
      snsTopic: "arn:test:gitlab-notices",
      sourceType: "db-instance",
      sourceIds: ["gitlab-1", "gitlab-1-replica-1"],
      eventCategories: ["maintenance", "configuration change", "failure"],
    });
    assert.deepEqual(inputs("db-parameter-group"), {
      snsTopic: "arn:test:gitlab-notices",
      sourceType: "db-parameter-group",
      sourceIds: ["p"],
      eventCategories: ["configuration change"],
    });
  });

  it("are let into the topic only where there is a database", async () => {
    const sids = (policy: unknown) =>
      (JSON.parse(String(policy)) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
    const ofBox = only(await recordNotices(), "sns/topicPolicy:TopicPolicy").inputs.policy;
    const ofTiers = find(await recordStack("prod"), "TopicPolicy", "gitlab-notices").inputs.policy;
    assert.deepEqual(sids(ofBox), ["AlarmsOfThisAccount", "Rules"]);
    assert.deepEqual(sids(ofTiers), ["AlarmsOfThisAccount", "Rules", "EventsOfDatabases"]);
  });

  it("come after the policy that lets them in", async () => {
    const recording = await recordStack("prod");
    const policy = find(recording, "TopicPolicy", "gitlab-notices");
    const { dependencies } = find(recording, "EventSubscription", "gitlab-notices-db-instance");
    assert.ok(dependencies.includes(policy.urn));
  });
});
