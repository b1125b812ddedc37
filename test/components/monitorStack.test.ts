import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { planFacts } from "../../tools/plan/planFacts.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { transforms } from "../../transforms.ts";
import { whatFollows } from "./whatFollows.ts";
import { recordAnew } from "./recordAnew.ts";
import { find, recordStack } from "./recordStack.ts";

const monitored = { "nodes.monitor.count": "1" };

describe("the program with a monitor", function () {
  this.timeout(60_000);
  let recording: Recording;
  before(async () => {
    recording = await recordStack("prod", monitored);
  });

  it("has a node with a volume of its own, of which no snapshots are taken", () => {
    const volume = find(recording, "Volume", "gitlab-nodes-monitor-1-data");
    const { size, type, iops, throughput } = volume.inputs;
    assert.deepEqual([size, type, iops, throughput], [100, "gp3", 3000, 125]);
    assert.equal(volume.options.protect, true);
    assert.equal(find(recording, "Instance", "gitlab-nodes-monitor-1").inputs.instanceType, "c7g.large");
    const selections = new ResourceGraph(recording.resources).ofType("backup/selection:Selection");
    assert.ok(selections.every(({ inputs }) => !JSON.stringify(inputs).includes("monitor")));
  });

  it("starts it after Sidekiq's rollout, and nothing waits for it", async () => {
    const references = await recordStack("prod", monitored, "references");
    const urnOf = (name: string) => find(references, "Parameter", name).urn;
    const reached = "gitlab-nodes-monitor-1-converge-reached";
    assert.ok(whatFollows(references, urnOf("gitlab-nodes-toolbox-1-sidekiq-reached")).includes(reached));
    assert.deepEqual(whatFollows(references, urnOf(reached)), []);
    const { firstRun, losses } = planFacts("prod", references);
    assert.equal(firstRun.steps.at(-1)?.resource, reached);
    const until = "it is gone: no metrics in Prometheus until the zone is back; CloudWatch's alarms go on";
    assert.deepEqual(
      losses.filter(({ scope, part }) => scope === "zone" && part === "monitor").map((row) => [row.event, row.until]),
      [["Availability Zone us-east-1a fails", until]],
    );
  });

  it("keeps an image for groups as soon as these have it", async () => {
    const references = await recordStack("prod", monitored, "references");
    const { urn } = find(references, "Parameter", "gitlab-nodes-toolbox-1-sidekiq-reached");
    assert.ok(whatFollows(references, urn).includes("gitlab-nodes-image-in-use"));
  });

  it("tells how to open Prometheus, through the node and no other way", () => {
    const next = recording.outputs.next as Record<string, string>;
    assert.equal(
      next["open Prometheus at http://localhost:9090"],
      `aws ssm start-session --region us-east-1 --document-name AWS-StartPortForwardingSession --parameters '{"portNumber":["9090"],"localPortNumber":["9090"]}' --target gitlab-nodes-monitor-1-id`,
    );
    const inward = recording.resources.filter(
      ({ type, name }) => type.endsWith(":SecurityGroupIngressRule") && name.includes("-to-monitor-"),
    );
    assert.deepEqual(
      inward.map(({ name }) => name),
      ["gitlab-firewall-rails-to-monitor-9090", "gitlab-firewall-sidekiq-to-monitor-9090"],
    );
    assert.ok(inward.every(({ inputs }) => inputs.referencedSecurityGroupId !== undefined));
  });

  it("says how it gets into another zone than that of its volume", async () => {
    // The engine answers like this for an existing volume that ignores its zone.
    transforms.push(({ type, props, opts }) =>
      type === "aws:ebs/volume:Volume"
        ? { props: { ...(props as object), availabilityZone: "us-east-1a" }, opts }
        : undefined,
    );
    try {
      await assert.rejects(recordAnew("prod", { ...monitored, gitaly: "sharded", "nodes.monitor.zone": "2" }), {
        message: /nodes\.monitor\.zone: 2\. .* Change it back, or make the monitor again in the other zone/,
      });
    } finally {
      transforms.splice(0);
    }
  });

  it("has an alarm for each thing that it reports", () => {
    const alarms = recording.resources.flatMap(({ type, name }) =>
      type.endsWith(":MetricAlarm") && name.includes("-monitor-1-") ? [name.split("-monitor-1-")[1]!] : [],
    );
    assert.deepEqual(alarms.toSorted(), [
      "converge",
      "memory",
      "patch-failed",
      "root-disk",
      "status",
      "system-age",
      "volume",
    ]);
  });
});
