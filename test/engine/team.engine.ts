import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { typeHoldsData } from "../../tools/cards/cards.ts";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";
import type { Outcome } from "./engineOutcome.ts";

/** The failures that an unfinished `up` is given, in an order in which each is reached while all later ones still fail. */
const faults = {
  "the volume": "create aws:ebs/volume:Volume::",
  "the load balancer": "create aws:lb/loadBalancer:LoadBalancer::",
  "the image": "create aws:imagebuilder/image:Image::",
  "the attachment": "create aws:ec2/volumeAttachment:VolumeAttachment::",
  "the association": "create aws:ssm/association:Association::",
} as const;

/** The checked-in inventory, which other tests verify: `type::name`. */
function inventory(stack: string): string[] {
  return readFileSync(`test/components/golden/${stack}.txt`, "utf8").trim().split("\n");
}

/** The resources in the state, spelled as in the inventory. */
async function inState(stack: EngineStack): Promise<string[]> {
  const resources = (await stack.state()).filter(({ type }) => !/^pulumi:(pulumi|providers)/.test(type));
  return resources.map(({ type, urn }) => `${type}::${urn.split("::").slice(3).join("::")}`).toSorted();
}

/** Steps of an outcome that succeeded without a message. */
function steps({ succeeded, messages, steps: done }: Outcome): string[] {
  assert.deepEqual([succeeded, messages], [true, []]);
  return done.map(({ operation, type, name }) => `${operation} ${type.split(":").at(-1)!} ${name}`).toSorted();
}

const node = "gitlab-nodes-gitaly-1";

/** What is replaced along with an instance: everything that refers to it. */
const instanceReplaced = [
  `replace Association ${node}-converge`,
  `replace Instance ${node}`,
  `replace TargetGroupAttachment ${node}-front-http`,
  `replace TargetGroupAttachment ${node}-front-ssh`,
  `replace TargetGroupAttachment ${node}-front-web`,
  `replace VolumeAttachment ${node}`,
  `update MetricAlarm gitlab-notices-gitaly-1-status`,
  `update Parameter ${node}-converge-reached`,
];

const lifted = { "protection.lifted": "true", "protection.reason": "the environment moves elsewhere" };

const name = "team";

/** The whole life of one box with everything protected, step after step. */
describe(`the life of ${name} on the engine`, function () {
  this.timeout(300_000);
  this.bail(true); // each step needs the earlier ones
  let stack: EngineStack;
  allWithOneStack(this, (one) => (stack = one), name);

  it("begins with a preview that creates the inventory", async () => {
    const preview = await stack.preview();
    assert.deepEqual([preview.succeeded, preview.messages], [true, []]);
    const created = preview.steps.filter(({ type }) => !type.startsWith("pulumi:"));
    assert.deepEqual(
      created.map((step) => `${step.type}::${step.name}`).toSorted(),
      inventory(name).filter((line) => !line.startsWith("pulumi:")),
    );
    assert.deepEqual(stack.cloud.log(), []);
  });

  for (const [position, [what, fault]] of Object.entries(faults).entries()) {
    it(`goes on with an up that fails at ${what}`, async () => {
      stack.fail(...Object.values(faults).slice(position));
      const { succeeded, messages } = await stack.up({ continueOnError: true });
      assert.equal(succeeded, false);
      const said = `InternalError: ${fault.replace(" ", " of ")}`;
      assert.ok(
        messages.some((message) => message.includes(said)),
        `${said} is not in:\n${messages.join("\n")}`,
      );
    });
  }

  it("becomes whole by one more up", async () => {
    stack.fail();
    const { succeeded, messages, counts } = await stack.up();
    assert.deepEqual([succeeded, messages, counts.replace, counts.delete], [true, [], undefined, undefined]);
    assert.deepEqual(
      await inState(stack),
      inventory(name).filter((line) => !line.startsWith("pulumi:")),
    );
  });

  it("points a node to a version only once its image is there", () => {
    const order = stack.cloud.log().map(({ type }) => type);
    assert.ok(order.indexOf("aws:imagebuilder/image:Image") < order.lastIndexOf("aws:ssm/parameter:Parameter"));
  });

  it("has nothing to do when it is run again", async () => {
    assert.deepEqual(steps(await stack.up()), []);
  });

  it("finds no drift", async () => {
    assert.deepEqual(steps(await stack.refresh()), []);
  });

  it("keeps its secrets out of the state", () => {
    const passwords = stack.cloud.log().filter(({ type }) => type.endsWith(":SecretVersion"));
    assert.ok(passwords.length > 0);
    for (const { inputs } of passwords) assert.equal(stack.keeps(String(inputs.secretString)), false);
    assert.equal(stack.keeps("gitlab-nodes-gitaly-1"), true);
  });

  it("replaces the instance for a new generation, and keeps the volume", async () => {
    stack.set({ "nodes.box.generation": "2" });
    assert.deepEqual(steps(await stack.up()), instanceReplaced);
    assert.deepEqual(steps(await stack.up()), []);
  });

  it("restores a snapshot beside the old volume", async () => {
    stack.set({ restoreSnapshots: "[snap-0123456789abcdef0]" });
    assert.deepEqual(
      steps(await stack.up()),
      [
        `create Volume ${node}-data-snap-0123456789abcdef0`,
        ...instanceReplaced.slice(0, 1),
        "replace Selection gitlab-backups",
        ...instanceReplaced.slice(1),
        `update Parameter ${node}-converge`,
      ].toSorted(),
    );
    assert.deepEqual(steps(await stack.up()), []);
  });

  it("cannot be destroyed while it is protected, and nothing is deleted", async () => {
    const before = await stack.state();
    const held = before.filter(({ protect }) => protect);
    const dataTypes = (all: typeof before) =>
      [...new Set(all.map(({ type }) => type))].filter(typeHoldsData).toSorted();
    assert.deepEqual(dataTypes(before), [
      "aws:backup/vault:Vault",
      "aws:ebs/volume:Volume",
      "aws:kms/key:Key",
      "aws:s3/bucket:Bucket",
      "aws:secretsmanager/secret:Secret",
    ]);
    assert.deepEqual(dataTypes(held), dataTypes(before));
    const deletions = stack.cloud.log().length;
    const { succeeded, messages } = await stack.destroy();
    assert.equal(succeeded, false);
    assert.match(messages.join("\n"), /cannot be deleted\s+because it is protected/);
    assert.equal(stack.cloud.log().length, deletions);
    assert.deepEqual(await stack.state(), before);
  });

  it("changes nothing but guards when protection is lifted", async () => {
    stack.set(lifted);
    const changed = steps(await stack.up());
    assert.deepEqual(
      changed.filter((step) => !step.startsWith("update ")),
      ["delete VaultPolicy gitlab-vault"],
    );
    assert.deepEqual(
      (await stack.state()).filter(({ protect }) => protect),
      [],
    );
    assert.deepEqual(steps(await stack.up()), []);
  });

  it("gives a kept volume up", async () => {
    stack.set({ discardVolumes: "[original]" });
    assert.deepEqual(steps(await stack.up()), [`delete Volume ${node}-data`, "replace Selection gitlab-backups"]);
  });

  it("is destroyed to the last resource", async () => {
    assert.deepEqual([...new Set(steps(await stack.destroy()).map((step) => step.split(" ")[0]))], ["delete"]);
    assert.deepEqual(await stack.state(), []);
    // Pulumi only forgets images: their lifecycle deletes them with their AMIs.
    assert.deepEqual(
      [...new Set([...stack.cloud.live().values()].map(({ type }) => type))],
      ["aws:imagebuilder/image:Image"],
    );
  });

  it("can be made again under the same name", async () => {
    const { succeeded, messages } = await stack.up();
    assert.deepEqual([succeeded, messages], [true, []]);
  });
});
