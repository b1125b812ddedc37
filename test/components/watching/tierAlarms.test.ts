import assert from "node:assert/strict";
import { find, recordStack } from "../recordStack.ts";

/** What an alarm of 3,000 users watches, without its text and its actions. */
async function watched(name: string): Promise<unknown> {
  const { inputs } = find(await recordStack("prod"), "MetricAlarm", `gitlab-notices-${name}`);
  const { alarmDescription, alarmActions, okActions, ...rest } = inputs;
  assert.deepEqual([alarmActions, okActions], [["arn:test:gitlab-notices"], ["arn:test:gitlab-notices"]]);
  assert.match(String(alarmDescription), /^.{60,1024}$/);
  return rest;
}

/** What alarms on metrics of a node have in common. */
const reported = (node: string) => ({
  namespace: "GitLab/prod",
  dimensions: { Node: node },
  period: 300,
  evaluationPeriods: 3,
  treatMissingData: "breaching",
});

/** What it says about a broken instance. */
async function remedy(node: string): Promise<string> {
  const { inputs } = find(await recordStack("prod"), "MetricAlarm", `gitlab-notices-${node}-status`);
  return String(inputs.alarmDescription).replace(/^.*within 15 minutes, /, "");
}

describe("alarms of tiers", () => {
  it("lead to another instance, and to no healthy node of the same role", async () => {
    assert.equal(await remedy("toolbox-1"), "raise nodes.toolbox.generation and run pulumi up.");
    for (const node of ["cluster-1", "cluster-3", "praefect-2"]) {
      assert.equal(
        await remedy(node),
        `run pulumi up --replace <URN of the instance of ${node}> (docs/operations.md, replace the instance).`,
      );
    }
  });

  for (const node of ["praefect-1", "praefect-2", "praefect-3"]) {
    it(`hear of repositories that cannot be reached, and of a ${node} that does not say`, async () => {
      assert.deepEqual(await watched(`${node}-repositories`), {
        ...reported(node),
        metricName: "UnavailableRepositories",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
      });
    });
  }

  it("hear of an authority that ends in 30 days, and of a toolbox that does not say", async () => {
    assert.deepEqual(await watched("toolbox-1-authority"), {
      ...reported("toolbox-1"),
      metricName: "AuthorityDays",
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 30,
    });
  });

  it("hear of one Praefect that does not answer, while the alarm of the door hears of all", async () => {
    const door = {
      namespace: "AWS/NetworkELB",
      dimensions: { LoadBalancer: "net/gitlab-praefect/0", TargetGroup: "targetgroup/gitlab-praefect/0" },
      statistic: "Maximum",
      period: 60,
      threshold: 1,
    };
    assert.deepEqual(await watched("praefect-targets"), {
      ...door,
      metricName: "UnHealthyHostCount",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      evaluationPeriods: 15,
      treatMissingData: "missing",
    });
    assert.deepEqual(await watched("praefect-health"), {
      ...door,
      metricName: "HealthyHostCount",
      comparisonOperator: "LessThanThreshold",
      evaluationPeriods: 5,
      treatMissingData: "breaching",
    });
  });
});
