import assert from "node:assert/strict";
import { recordEdited } from "../compare/recordEdited.ts";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";
import type { Outcome } from "./engineOutcome.ts";

/** The steps of a first `up`, and of every upgrade, in the order of GitLab's documents. */
const order = [
  "toolbox-1/prepare",
  "cluster-1/converge",
  "cluster-2/converge",
  "cluster-3/converge",
  "praefect-1/converge",
  "praefect-2/converge",
  "praefect-3/converge",
  "toolbox-1/migrate",
  "toolbox-1/rails",
  "toolbox-1/finish",
  "toolbox-1/sidekiq",
];

/** Where upgrades are cut off: at each kind of step, and among several of a kind in the middle. */
const cuts = order.filter(
  (step) => !["cluster-1", "cluster-3", "praefect-1", "praefect-3"].includes(step.split("/")[0]!),
);

/**
 * Failures in each tier. Those of a wave do not depend on each other, so one run meets them all; each wave is reached while all
 * later ones still fail.
 */
const waves = [
  [
    "create aws:rds/instance:Instance::",
    "create aws:elasticache/replicationGroup:ReplicationGroup::",
    "create aws:imagebuilder/image:Image::",
  ],
  ["create aws:ec2/instance:Instance::gitlab-nodes-toolbox-1"],
  ["create aws:ec2/instance:Instance::gitlab-nodes-cluster-2"],
  ["create aws:ssm/association:Association::gitlab-nodes-praefect-2"],
  ["create aws:autoscaling/group:Group::gitlab-nodes-rails-group"],
  ["create aws:autoscaling/group:Group::gitlab-nodes-sidekiq-group"],
] as const;

/** That an outcome succeeded without a message. */
function well({ succeeded, messages }: Outcome): void {
  assert.deepEqual([succeeded, messages], [true, []]);
}

/** The steps that were begun and reached since an earlier length of the journal, each once, in order. */
function journal(stack: EngineStack, since: number): string[] {
  const names = stack.cloud
    .log()
    .slice(since)
    .filter(({ type, operation }) => type === "aws:ssm/parameter:Parameter" && operation !== "delete")
    .map(({ inputs }) => String(inputs.name).replace("/gitlab/prod/", ""));
  return [...new Set(names)];
}

/** What happened to read replicas since an earlier length of the journal, and when a step was reached, in order. */
function around(stack: EngineStack, since: number, operation: string, step: string): string[] {
  return stack.cloud
    .log()
    .slice(since)
    .map((one) => `${one.operation} ${one.urn.split("::").at(-1)!}`)
    .filter((line) => line.endsWith(`${step}-reached`) || line === `${operation} gitlab-database-replicas-1`);
}

/** Each step and that it was reached, as the journal has them. */
const inOrder = order.flatMap((step) => [step, `${step}/reached`]);

describe("the life of 3,000 users on the engine", function () {
  this.timeout(600_000);
  this.bail(true); // each step needs the earlier ones
  let stack: EngineStack;
  allWithOneStack(this, (one) => (stack = one), "prod");

  it("begins with a preview that creates what the plan says", async () => {
    const preview = await stack.preview();
    well(preview);
    const { recording } = await recordEdited("prod", {});
    const real = (type: string) => !type.startsWith("pulumi:");
    assert.deepEqual(
      preview.steps
        .filter(({ type }) => real(type))
        .map(({ type, name }) => `${type}::${name}`)
        .toSorted(),
      recording.resources
        .filter(({ type }) => real(type))
        .map(({ type, name }) => `${type}::${name}`)
        .toSorted(),
    );
  });

  it("goes on after a failure in each tier, and fails at nothing else", async () => {
    for (const [position, wave] of waves.entries()) {
      stack.fail(...waves.slice(position).flat());
      const { succeeded, messages } = await stack.up({ continueOnError: true });
      assert.equal(succeeded, false);
      const text = messages.join("\n");
      const met = waves.flat().filter((fault) => text.includes(`InternalError: ${fault.replace(" ", " of ")}`));
      assert.deepEqual(met, wave, text);
    }
    stack.fail();
    well(await stack.up());
  });

  it("has begun each step only when the one before it was reached", () => {
    assert.deepEqual(journal(stack, 0), inOrder);
  });

  it("has made each group before it was rolled out, after the migrations that its nodes need", () => {
    const journalOf = stack.cloud
      .log()
      .map(({ type, inputs, urn }) =>
        type === "aws:ssm/parameter:Parameter"
          ? String(inputs.name).replace("/gitlab/prod/", "")
          : urn.split("::").at(-1)!,
      );
    const at = (name: string) => journalOf.indexOf(name);
    const groupAt = (role: string) =>
      stack.cloud
        .log()
        .findIndex(({ type, urn }) => type.endsWith(":Group") && urn.endsWith(`::gitlab-nodes-${role}-group`));
    assert.ok(at("toolbox-1/migrate/reached") < groupAt("rails") && groupAt("rails") < at("toolbox-1/rails"));
    assert.ok(at("toolbox-1/finish/reached") < groupAt("sidekiq") && groupAt("sidekiq") < at("toolbox-1/sidekiq"));
  });

  it("has nothing to do when it is run again", async () => {
    const again = await stack.up();
    well(again);
    assert.deepEqual(again.steps, []);
  });

  it("upgrades in the same order, cut off between steps and taken up by the next run", async () => {
    const since = stack.cloud.log().length;
    stack.set({ gitlabVersion: "19.3.1", "database.replicas": "1" });
    for (const step of cuts) {
      stack.fail(`update aws:ssm/parameter:Parameter::gitlab-nodes-${step.replace("/", "-")}-reached`);
      const { succeeded, messages } = await stack.up();
      assert.equal(succeeded, false, step);
      assert.match(messages.join("\n"), /was told to fail/);
      assert.deepEqual(journal(stack, since), inOrder.slice(0, 1 + inOrder.indexOf(step)), `after the cut at ${step}`);
    }
    stack.fail();
    well(await stack.up());
    assert.deepEqual(journal(stack, since), inOrder);
    assert.deepEqual((await stack.up()).steps, []);
    assert.deepEqual(around(stack, since, "create", "toolbox-1-rails"), [
      "create gitlab-database-replicas-1",
      "update gitlab-nodes-toolbox-1-rails-reached",
    ]);
  });

  it("replaces the members of the cluster one after the other", async () => {
    const since = stack.cloud.log().length;
    stack.set({ "nodes.member.generation": "2" });
    well(await stack.up());
    const did = stack.cloud
      .log()
      .slice(since)
      .filter(({ type, urn }) => type.endsWith("instance:Instance") || urn.endsWith("-converge-reached"))
      .map(({ operation, urn }) => `${operation} ${urn.split("::").at(-1)!.replace("gitlab-nodes-", "")}`);
    assert.deepEqual(
      did,
      [1, 2, 3].flatMap((number) => [
        `delete cluster-${String(number)}`,
        `create cluster-${String(number)}`,
        `update cluster-${String(number)}-converge-reached`,
      ]),
    );
  });

  it("stops at a node that gives up, with its reason, and goes on there", async () => {
    const since = stack.cloud.log().length;
    stack.set({ gitlabVersion: "19.3.2", "database.replicas": "0" });
    stack.nodes("gives up: the disk is full");
    const { succeeded, messages } = await stack.up();
    assert.equal(succeeded, false);
    assert.ok(
      messages.some((message) => message.includes("toolbox-1 could not reach its configuration: the disk is full")),
      messages.join("\n"),
    );
    assert.deepEqual(journal(stack, since), ["toolbox-1/prepare"]);
    stack.nodes("converges after 0");
    assert.equal((await stack.up()).succeeded, true);
    assert.deepEqual(journal(stack, since), inOrder);
    assert.deepEqual(around(stack, since, "delete", "toolbox-1-sidekiq"), [
      "update gitlab-nodes-toolbox-1-sidekiq-reached",
      "delete gitlab-database-replicas-1",
    ]);
  });

  it("is destroyed to the last resource once protection is lifted", async () => {
    stack.set({ "protection.lifted": "true", "protection.reason": "the environment moves elsewhere" });
    well(await stack.up());
    well(await stack.destroy());
    assert.deepEqual(await stack.state(), []);
  });
});
