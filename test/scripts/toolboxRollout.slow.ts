import assert from "node:assert/strict";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";
import { mustConverge } from "./acting.ts";
import { groupIn, nodesOf, putGroup } from "./group.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { askToolbox, newToolbox, publishToolbox, toolboxEndpoints } from "./toolboxWorld.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds } from "./worlds.ts";

const { rails, sidekiq } = toolboxEndpoints.groups!;
const quick = { ROLLOUT_POLL_SECONDS: "0" };

describe("the rollouts of the toolbox", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();
  let world: World;
  beforeEach(() => {
    world = newToolbox();
  });

  const stateOf = (phase: string) =>
    JSON.parse(world.read(`world/s3/b-configuration/${stateKey("gitaly-1", phase)}`)) as NodeState;

  it("come in the order of GitLab's upgrade: migrations, Rails, the other migrations, Sidekiq", async () => {
    putGroup(world, { name: rails.name, template: rails.templateId, min: 1, desired: 1, nodes: nodesOf("1", 1) });
    putGroup(world, { name: sidekiq.name, template: sidekiq.templateId, min: 1, desired: 1, nodes: nodesOf("3", 1) });
    askToolbox(world, "migrate", "rails", "finish", "sidekiq");
    const { code, output } = await world.bootstrap([], quick);
    assert.equal(code, 0, output);
    const steps = [
      ["gitlab-ctl reconfigure", "migrate"],
      [`aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${rails.name}`, "rails"],
      ["gitlab-rake db:migrate", "finish"],
      [`aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${sidekiq.name}`, "sidekiq"],
    ] as const;
    const seen = world
      .calls()
      .flatMap((call) => steps.flatMap(([begin, step]) => (call.startsWith(begin) ? [step] : [])));
    assert.deepEqual(
      seen.filter((step, index) => step !== seen[index - 1]),
      steps.map(([, step]) => step),
    );
    assert.deepEqual([groupIn(world, rails.name).version, groupIn(world, sidekiq.name).version], ["2", "4"]);
  });

  it("leave Sidekiq alone until the migrations are finished", async () => {
    askToolbox(world, "migrate", "rails");
    const { code, output } = await world.bootstrap([], quick);
    assert.equal(code, 75, output);
    assert.match(output, /bootstrap: pulumi up has not reached finish yet\n$/);
    assert.ok(!world.calls().some((call) => call.includes(sidekiq.name)));
  });

  it("run again for a new version of a template, without a new GitLab", async () => {
    askToolbox(world, "migrate", "rails", "finish", "sidekiq");
    await mustConverge(world);
    const { groups, ...others } = toolboxEndpoints;
    publishToolbox(world, "19.3.0", {
      endpoints: { ...others, groups: { ...groups!, sidekiq: { ...groups!.sidekiq, templateVersion: "5" } } },
    });
    askToolbox(world, "migrate", "rails", "finish", "sidekiq");
    world.forgetCalls();
    const { code, output } = await world.bootstrap([], quick);
    assert.equal(code, 0, output);
    assert.match(output, /all nodes of gitlab-full-rails have version 2 of its template/);
    assert.match(output, /rolling gitlab-full-sidekiq out to version 5 of its template/);
    assert.equal(groupIn(world, sidekiq.name).version, "5");
  });

  it("are not tried again by themselves after AWS has undone one", async () => {
    putGroup(world, {
      name: rails.name,
      template: rails.templateId,
      min: 1,
      desired: 1,
      nodes: nodesOf("1", 1),
      broken: [rails.templateVersion],
    });
    askToolbox(world, "migrate", "rails", "finish", "sidekiq");
    const { code, output } = await world.bootstrap([], quick);
    assert.equal(code, 78, output);
    assert.match(output, /attempt 1 of 5 failed: giving up until somebody starts gitlab-converge\.service\n$/);
    const { status, gaveUp, reason } = stateOf("rails");
    assert.deepEqual([status, gaveUp], ["failed", true]);
    assert.match(reason ?? "", /^the rollout of gitlab-full-rails to version 2 of its template was undone, /);
    assert.ok(!world.calls().includes("gitlab-rake db:migrate"), "the way back stays open");
    const mended = { ...groupIn(world), broken: [] };
    putGroup(world, mended);
    const again = await world.bootstrap([], quick);
    assert.equal(again.code, 0, again.output);
  });
});
