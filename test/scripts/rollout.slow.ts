import assert from "node:assert/strict";
import { called } from "./acting.ts";
import { groupIn, nodesOf, putGroup } from "./group.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { rollOut } from "./playRollout.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const start = "aws autoscaling start-instance-refresh";
const logs = "Logs of its nodes: /gitlab/full/rails";

describe("a rollout", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();
  let world: World;

  beforeEach(() => {
    world = newWorld();
    world.put("world/s3/b-configuration/records/ready", "19.3.0\n");
    putGroup(world);
  });

  const runs = () => groupIn(world).nodes.map(({ version, state }) => `${version} ${state}`);
  const serves = (version: string, count = 3) => {
    const { nodes, version: ofGroup } = groupIn(world);
    const staying = nodes.filter(({ state }) => state !== "Terminating:Wait");
    assert.deepEqual(
      staying.map((node) => `${node.version} ${node.state}`),
      Array.from({ length: count }, () => `${version} InService`),
    );
    assert.equal(ofGroup, version);
  };
  const mustRollOut = async (variables = {}) => {
    const { code, output } = await rollOut(world, variables);
    assert.equal(code, 0, output);
    serves("2");
    return output;
  };
  const mustRefuse = async (reason: string, variables = {}) => {
    const { code, output } = await rollOut(world, variables);
    assert.equal(code, 1, output);
    assert.equal(world.read("root/var/lib/gitlab-node/reason"), `${reason}\n`);
    return world.has("root/var/lib/gitlab-node/hopeless") ? "given up" : "tries again";
  };

  it("replaces every node, a new one first, and can be undone", async () => {
    const output = await mustRollOut();
    assert.equal(called(world, start), 1);
    assert.deepEqual(groupIn(world).preferences, {
      MinHealthyPercentage: 100,
      MaxHealthyPercentage: 120,
      SkipMatching: true,
      AutoRollback: true,
      ScaleInProtectedInstances: "Refresh",
      StandbyInstances: "Terminate",
    });
    assert.match(output, /rolling gitlab-full-rails out to version 2 of its template\n/);
    assert.match(output, /the rollout of gitlab-full-rails is InProgress, 0 %, 1 nodes left\n/);
    assert.match(output, /all nodes of gitlab-full-rails have version 2 of its template\n$/);
  });

  it("does nothing when everything is as it should be", async () => {
    await mustRollOut();
    world.forgetCalls();
    await mustRollOut();
    assert.equal(called(world, start), 0);
  });

  it("waits for the first nodes of a group that was made a moment ago", async () => {
    putGroup(world, { version: "2", nodes: [], absent: 3 });
    const output = await mustRollOut();
    assert.equal(called(world, start), 0);
    assert.match(output, /there is no gitlab-full-rails yet\n/);
    assert.match(
      output,
      /[0-2] of at least 3 nodes of gitlab-full-rails are in service with version 2 of its template, and 0 nodes have another\n/,
    );
  });

  it("replaces nodes that have the template's newest version nowhere but in the group", async () => {
    putGroup(world, { version: "2" });
    await mustRollOut();
    assert.equal(called(world, start), 1);
  });

  it("makes new nodes start from the version that all nodes have", async () => {
    putGroup(world, { nodes: nodesOf("2", 3) });
    await mustRollOut();
    assert.equal(called(world, start), 1);
  });

  for (const status of ["Pending", "InProgress"]) {
    it(`waits for a rollout of the same version that is ${status}`, async () => {
      putGroup(world, { refreshes: [{ id: "of-before", status, before: "1", version: "2" }] });
      await mustRollOut();
      assert.equal(called(world, start), 0);
    });
  }

  it("ends a rollout of another version first", async () => {
    putGroup(world, { refreshes: [{ id: "of-before", status: "InProgress", before: "1", version: "7" }] });
    const output = await mustRollOut();
    assert.equal(called(world, "aws autoscaling cancel-instance-refresh"), 1);
    assert.match(output, /a rollout of gitlab-full-rails to another version is under way: cancelling it/);
    assert.deepEqual(
      groupIn(world).refreshes.map(({ id, status }) => [id, status]),
      [
        ["refresh-1", "Successful"],
        ["of-before", "Cancelled"],
      ],
    );
  });

  it("waits until a rollout of another version is undone", async () => {
    putGroup(world, {
      nodes: [...nodesOf("1", 2), ...nodesOf("7", 1)],
      refreshes: [{ id: "of-before", status: "RollbackInProgress", before: "1", version: "7" }],
    });
    await mustRollOut();
    assert.equal(called(world, "aws autoscaling cancel-instance-refresh"), 0);
    assert.equal(groupIn(world).refreshes[1]?.status, "RollbackSuccessful");
  });

  it("gives a group of which no node serves the version at once, and lets those that never join go", async () => {
    putGroup(world, { nodes: nodesOf("1", 3, "Pending:Wait").map((node) => ({ ...node, age: -1000 })) });
    await mustRollOut();
    assert.equal(called(world, start), 0);
    assert.equal(called(world, "aws autoscaling terminate-instance-in-auto-scaling-group"), 3);
  });

  it("lets a group repair itself before it begins", async () => {
    putGroup(world, { nodes: nodesOf("1", 1) });
    const output = await mustRollOut();
    assert.match(output, /fewer nodes of gitlab-full-rails serve than should: waiting for them\n/);
    assert.ok(output.indexOf("serve than should") < output.indexOf("rolling gitlab-full-rails out"));
  });

  it("outlasts a short outage of the network", async () => {
    world.put("world/outages", "1\n2\n3\n4\n");
    await mustRollOut();
    world.put("world/outages", "1\n2\n3\n4\n5\n");
    assert.equal(
      await mustRefuse("AWS does not answer about gitlab-full-rails: Could not connect to the endpoint URL"),
      "tries again",
    );
  });

  it("is undone by AWS if new nodes do not get ready, says why, and gives up", async () => {
    putGroup(world, { broken: ["2"] });
    assert.equal(
      await mustRefuse(
        `the rollout of gitlab-full-rails to version 2 of its template was undone, and its nodes are what they were before: Launches fail. Launching a new EC2 instance: i-new-1: Instance failed to complete user's Lifecycle Action. ${logs}`,
      ),
      "given up",
    );
    serves("1");
  });

  for (const [outcome, how] of [
    ["Failed", "has failed, and its nodes are not all the same"],
    ["Cancelled", "was cancelled, and its nodes are not all the same"],
    ["RollbackFailed", "has failed and could not be undone, and its nodes are not all the same"],
  ] as const) {
    it(`gives up if it ends as ${outcome}, and says why`, async () => {
      putGroup(world, { outcome, why: "Somebody wanted it." });
      const [what, why] = [
        `the rollout of gitlab-full-rails to version 2 of its template ${how}`,
        "Somebody wanted it.",
      ];
      assert.equal(await mustRefuse(`${what}: ${why} ${logs}`), "given up");
      assert.ok(runs().length > 3, "it is not alone with this");
    });
  }

  it("says that AWS does not let it begin", async () => {
    world.refuse("start-instance-refresh");
    assert.equal(
      await mustRefuse(
        "the rollout of gitlab-full-rails to version 2 of its template could not begin: An error occurred (AccessDenied) when calling the start-instance-refresh operation: no",
      ),
      "tries again",
    );
  });

  it("says that it takes too long, and that it goes on", async () => {
    assert.equal(
      await mustRefuse(
        `the rollout of gitlab-full-rails to version 2 of its template has taken 330 minutes, the longest that it should, and goes on: the rollout of gitlab-full-rails is InProgress, 0 %, 1 nodes left. The next attempt waits for it again. ${logs}`,
        { ROLLOUT_WAIT_SECONDS: "0" },
      ),
      "tries again",
    );
    await mustRollOut();
    assert.equal(called(world, start), 1);
  });

  it("says that the first nodes do not get ready", async () => {
    putGroup(world, { version: "2", nodes: [], broken: ["2"] });
    assert.equal(
      await mustRefuse(
        `0 of at least 3 nodes of gitlab-full-rails are in service with version 2 of its template, and 0 nodes have another, after 40 minutes. Launching a new EC2 instance: i-new-2: Instance failed to complete user's Lifecycle Action. ${logs}`,
        { ROLLOUT_WAIT_SECONDS: "0" },
      ),
      "tries again",
    );
  });

  it("says that there is no group", async () => {
    putGroup(world, { absent: 1000 });
    assert.equal(
      await mustRefuse(
        "there is no Auto Scaling group gitlab-full-rails: if it was deleted, run pulumi up --refresh, which makes it again",
      ),
      "tries again",
    );
  });

  it("does not begin before the database is ready for the release", async () => {
    world.put("world/s3/b-configuration/records/ready", "19.2.1\n");
    assert.equal(
      await mustRefuse(
        "the database is ready for GitLab 19.2.1, so Rails cannot get 19.3.0: the phase migrate has to run first",
      ),
      "tries again",
    );
    assert.equal(called(world, "aws autoscaling"), 0);
  });
});
