import assert from "node:assert/strict";
import { refusal } from "./acting.ts";
import { cutsOf } from "./cuts.ts";
import { groupIn, nodesOf, putGroup } from "./group.ts";
import { recordOf, recordOn } from "./laidOutToolbox.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { goBack } from "./playRollout.ts";
import { askToolbox, newToolbox, publishToolbox, toolboxEndpoints } from "./toolboxWorld.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const { groups, ...others } = toolboxEndpoints;
const later = ["migrate", "rails", "finish", "sidekiq"] as const;
const quick = { ROLLOUT_POLL_SECONDS: "0" };

/** Brings the toolbox through some of its phases with a release, whose nodes of Rails start from a version of their template. */
async function bring(world: World, version: string, templateVersion: string, phases: readonly string[] = later) {
  publishToolbox(world, version, {
    endpoints: { ...others, groups: { ...groups!, rails: { ...groups!.rails, templateVersion } } },
  });
  askToolbox(world, ...phases);
  return world.bootstrap([], quick);
}

/** A toolbox in the middle of an upgrade from 19.3.0: Rails has 19.4.0, and nothing came after that. */
async function inTheMiddle(): Promise<World> {
  const world = newToolbox();
  putGroup(world, {
    name: groups!.rails.name,
    template: groups!.rails.templateId,
    min: 1,
    desired: 1,
    nodes: nodesOf("1", 1),
  });
  assert.equal((await bring(world, "19.3.0", "2")).code, 0);
  const background = JSON.stringify({ version: "19.3.0", open: 0, failed: 0, at: "T" });
  recordOn(world, { "migrations.json": background });
  const finishedAt = new Date().toISOString().replace(/\.\d+/, "");
  world.put("world/s3/b-configuration/state/toolbox-1/backup.json", JSON.stringify({ finishedAt }));
  const { code, output } = await bring(world, "19.4.0", "3", ["migrate", "rails"]);
  assert.equal(code, 75, output);
  assert.deepEqual(records(world), { version: "19.4.0", ready: "19.4.0", finishing: "19.3.0", migrated: "19.3.0" });
  world.forgetCalls();
  return world;
}

const names = ["version", "ready", "finishing", "migrated"] as const;
const records = (world: World) => Object.fromEntries(names.map((name) => [name, recordOf(world, name)]));
const all = (version: string) => Object.fromEntries(names.map((name) => [name, version]));

describe("the way back from an upgrade", function () {
  this.timeout(300_000);
  before(needsNodeTools);
  eachWithNewWorlds();

  it("takes Rails back before anything else, and ends as if there had been no upgrade", async () => {
    const world = await inTheMiddle();
    const { code, output } = await bring(world, "19.3.0", "4", []);
    assert.equal(code, 75, output);
    assert.match(output, /converge: going back from GitLab 19\.4\.0 to 19\.3\.0\n/);
    assert.equal(groupIn(world).version, "4");
    const calls = world.calls();
    const at = (begin: string) => calls.findIndex((call) => call.startsWith(begin));
    const [rollout, record, install] = [
      at("aws autoscaling start-instance-refresh"),
      calls.findIndex((call) => /put-object .*records\/version/.test(call)),
      at("dnf install --assumeyes --allowerasing --disableexcludes=all gitlab-ee-19.3.0"),
    ];
    assert.ok(0 <= rollout && rollout < record && record < install, calls.join("\n"));
    assert.deepEqual(records(world), all("19.3.0"));
    const rest = await bring(world, "19.3.0", "4");
    assert.equal(rest.code, 0, rest.output);
    assert.deepEqual(records(world), all("19.3.0"));
    const again = await bring(world, "19.4.0", "5");
    assert.equal(again.code, 0, again.output);
    assert.deepEqual(records(world), all("19.4.0"));
  });

  it("leaves Rails alone if the upgrade never got so far", async () => {
    const world = await inTheMiddle();
    recordOn(world, { ready: "19.3.0" });
    const { code, output } = await bring(world, "19.3.0", "4", []);
    assert.equal(code, 75, output);
    assert.ok(!world.calls().some((call) => call.startsWith("aws autoscaling")));
    assert.deepEqual(records(world), all("19.3.0"));
  });

  it("is closed from the moment when post-deployment migrations start, even if they fail", async () => {
    const world = await inTheMiddle();
    world.refuse("rake");
    assert.equal((await bring(world, "19.4.0", "3")).code, 1);
    assert.deepEqual(records(world), { version: "19.4.0", ready: "19.4.0", finishing: "19.4.0", migrated: "19.3.0" });
    world.forgetCalls();
    const { code, output } = await bring(world, "19.3.0", "4");
    assert.equal(code, 1);
    assert.match(output, /the database has seen GitLab 19\.4\.0: 19\.3\.0 is older and could not read it/);
    assert.ok(!world.calls().some((call) => /^(dnf|gitlab-ctl|aws autoscaling)/.test(call)));
  });

  it("is the same after the next run, at whichever call it was killed", async () => {
    const { name, templateId: template } = groups!.rails;
    const world = newWorld();
    recordOn(world, { version: "19.4.0", ready: "19.4.0", finishing: "19.3.0", migrated: "19.3.0" });
    putGroup(world, { name, template, min: 1, desired: 1, nodes: nodesOf("1", 1) });
    for (const { at, call, restore } of await cutsOf(world, goBack)) {
      restore();
      // Either the upgrade may go on, or it is taken back.
      assert.ok(recordOf(world, "version") === "19.4.0" || recordOf(world, "ready") === "19.3.0");
      const { code, output } = await goBack(world);
      assert.equal(code, 0, `after a cut at call ${String(at)} (${call}): ${output}`);
      assert.deepEqual([records(world), groupIn(world).version], [all("19.3.0"), "2"]);
    }
  });
});

describe("an older release", function () {
  this.timeout(60_000);
  eachWithNewWorlds();

  for (const [wanted, seen, migrated, finishing, or] of [
    ["19.3.2", "19.4.0", "19.3.2", undefined, undefined],
    ["19.3.2", "19.4.0", "19.3.2", "19.3.2", undefined],
    ["19.4.0", "19.4.1", "19.4.0", "19.4.0", undefined],
    ["19.11.3", "20.0.0", "19.11.3", "19.11.3", undefined],
    ["19.3.1", "19.4.0", "19.3.2", "19.3.2", "back to 19.3.2"],
    ["19.3.2", "19.4.0", "19.3.2", "19.4.0", "restore (docs/operations.md)"],
    ["19.3.2", "19.4.1", "19.3.2", "19.4.0", "restore (docs/operations.md)"], // a patch has continued what 19.4.0 began
    ["19.3.2", "19.4.0", "19.4.0", "19.4.0", "restore (docs/operations.md)"],
    ["19.3.2", "19.4.0", undefined, undefined, "restore (docs/operations.md)"],
  ] as const) {
    it(`${or === undefined ? "may" : "may not"} come: ${wanted}, where ${seen} has seen a database of ${String(migrated)} and ${String(finishing)} finishes`, async () => {
      const world = newWorld();
      const said = Object.entries({ version: seen, migrated, finishing }).filter(([, value]) => value !== undefined);
      recordOn(world, Object.fromEntries(said) as Record<string, string>);
      assert.equal(
        await refusal(world, "RECORDS=bucket; check_version", wanted),
        or &&
          `the database has seen GitLab ${seen}: ${wanted} is older and could not read it; set gitlabVersion to ${seen} or newer, or ${or}`,
      );
    });
  }
});
