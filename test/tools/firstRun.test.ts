import assert from "node:assert/strict";
import { firstRun } from "../../tools/plan/firstRun.ts";
import { firstRunSection } from "../../tools/document/sections/firstRunSection.ts";
import { record } from "../../tools/recorder.ts";
import { planOf } from "./planOf.ts";

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

describe("the steps of the first run", () => {
  it("sum up to the headline, in every size", async () => {
    for (const [stack, users] of [
      ["dev", "500"],
      ["prod", "3000"],
      ["prod", "10000"],
    ] as const) {
      const plan = await planOf(stack, { users });
      const rows = firstRunSection(plan).blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
      assert.deepEqual([rows.at(-1)?.[0], rows.at(-1)?.[3]], ["steps of less than a minute", "a few seconds each"]);
      const sum = rows.reduce((minutes, row) => minutes + Number(row[2]), 0);
      assert.equal(sum, plan.firstRun.minutes, `${stack} ${users}`);
    }
  });

  it("have no short ones where the headline needs none", async () => {
    const plan = await planOf("dev");
    const [step] = plan.firstRun.steps;
    const { blocks } = firstRunSection({ ...plan, firstRun: { minutes: step!.minutes, steps: [step!] } });
    assert.equal(blocks.flatMap((block) => (block.kind === "table" ? block.rows : [])).length, 1);
  });
});

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
