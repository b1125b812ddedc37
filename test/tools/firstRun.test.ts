import assert from "node:assert/strict";
import { firstRun } from "../../tools/plan/firstRun.ts";
import { record } from "../../tools/recorder.ts";

const aws = await import("@pulumi/aws");
const pulumi = await import("@pulumi/pulumi");

class Gate extends pulumi.ComponentResource {
  constructor(name: string, after: readonly import("@pulumi/pulumi").Resource[]) {
    super("gitlab-aws:compute:Gate", name, {}, { dependsOn: [...after] });
    new aws.ssm.Parameter(name, { type: "String", value: "reached" }, { parent: this });
  }
}

/** The longest way through a program. */
async function wayOf(program: () => void) {
  const { resources } = await record(program, { computed: "references" });
  const { minutes, steps } = firstRun(resources);
  return [minutes, ...steps.map((step) => `${step.resource} ${String(step.minutes)}`)];
}

describe("how long the first run takes", () => {
  it("is the longest way, while the rest is created meanwhile", async () => {
    const way = await wayOf(() => {
      const database = new aws.rds.Instance("database", { instanceClass: "db.m6g.large", multiAz: true });
      new aws.elasticache.ReplicationGroup("cache", { description: "cache", numCacheClusters: 3 });
      new aws.lb.LoadBalancer("front", { loadBalancerType: "network" }, { dependsOn: [database] });
    });
    assert.deepEqual(way, [23, "database 20", "front 3"]);
  });

  it("goes through gates: what comes after a gate waits for its node", async () => {
    const way = await wayOf(() => {
      const node = new aws.ec2.Instance("node", { ami: "ami-1", instanceType: "m7g.large" });
      const prepared = new Gate("node-prepare-reached", [node]);
      const migrated = new Gate("node-migrate-reached", [prepared]);
      new aws.ssm.Parameter("last", { type: "String", value: "1" }, { dependsOn: [migrated] });
    });
    assert.deepEqual(way, [16, "node 1", "node-prepare-reached 5", "node-migrate-reached 10"]);
  });

  it("depends on copies, and on whether somebody waits for a group", async () => {
    assert.deepEqual(
      await wayOf(() => {
        new aws.rds.Instance("database", { instanceClass: "db.m6g.large" });
      }),
      [10, "database 10"],
    );
    const hook = { name: "ready", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
    const group = (waitForCapacityTimeout: string, ...initialLifecycleHooks: readonly (typeof hook)[]) =>
      wayOf(() => {
        const own = initialLifecycleHooks.length > 0 ? { initialLifecycleHooks: [...initialLifecycleHooks] } : {};
        new aws.autoscaling.Group("rails", { minSize: 1, maxSize: 1, waitForCapacityTimeout, ...own });
      });
    assert.deepEqual(await group("0", hook), [1]);
    assert.deepEqual(await group("900s", hook), [15, "rails 15"]);
    assert.deepEqual(await group("900s"), [2, "rails 2"]);
  });
});
