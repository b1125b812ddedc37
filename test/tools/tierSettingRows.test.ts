import assert from "node:assert/strict";
import { stackConfig } from "../../config/stackFile.ts";
import { saidPaths, settingRows } from "../../tools/plan/settingRows.ts";
import { projectYaml, stackFile } from "../config/badStack.ts";

/** The rows of a stack file of 3,000 users, by key. */
function rowsOf(lines: string, said: Readonly<Record<string, unknown>> = {}) {
  const config = stackConfig(projectYaml, stackFile(lines, 3000));
  const rows = settingRows({ stack: "big", config, inStackFile: saidPaths(said), onCommandLine: new Set() });
  return new Map(rows.map(({ key, value, origin, note }) => [key, [value, origin, note] as const]));
}

describe("the settings of a size with tiers", () => {
  it("come from the size where the stack file says nothing, groups, database and cache as well", () => {
    const rows = rowsOf("");
    const size = (key: string) => rows.get(key);
    assert.deepEqual(size("nodes.rails.min"), ["3", "size", "size 3000"]);
    assert.deepEqual(size("nodes.sidekiq.instanceType"), ["m7g.xlarge", "size", "size 3000"]);
    assert.deepEqual(size("nodes.member.count"), ["3", "size", "size 3000"]);
    assert.deepEqual(size("database.instanceClass"), ["db.r6g.large", "size", "size 3000"]);
    assert.deepEqual(size("cache.nodeType"), ["cache.m6g.large", "size", "size 3000"]);
    assert.deepEqual(size("cache.nodes"), ["3", "size", "size 3000"]);
    assert.deepEqual(size("instanceTypeGeneration"), ["7", "size", "size 3000"]);
    assert.deepEqual(size("database.loginStep"), ["1", "default", undefined]);
    assert.deepEqual(size("windows"), ["sun:06:00", "default", undefined]);
    assert.deepEqual(size("nodeTls.trusted"), ["1", "default", undefined]);
    assert.deepEqual(size("highAvailability"), ["on", "default", undefined]);
    assert.deepEqual(size("nodes.member.zone"), ["1", "default", undefined]);
    assert.equal(size("nodes.box.instanceType"), undefined);
    assert.equal(size("nodes.praefect.volumeGiB"), undefined);
  });

  it("show what differs from the size, and hide what may be a password", () => {
    const rows = rowsOf(
      `nodes: { rails: { max: 20, gitlabRb: "a['b'] = 'hush'" } }\ndatabase: { instanceClass: db.r6g.2xlarge }`,
      { "nodes.rails.max": 20, "nodes.rails.gitlabRb": "", "database.instanceClass": "" },
    );
    assert.deepEqual(rows.get("nodes.rails.max"), ["20", "override", "size 3000 has 5"]);
    assert.deepEqual(rows.get("database.instanceClass"), ["db.r6g.2xlarge", "override", "size 3000 has db.r6g.large"]);
    assert.deepEqual(rows.get("nodes.rails.gitlabRb"), ["(not shown: 1 line)", "stack file", undefined]);
    assert.ok(!JSON.stringify([...rows]).includes("hush"));
  });

  it("have the generation of instance types of the size, unless the stack file says another", () => {
    const generation = (line: string) => rowsOf(line, { instanceTypeGeneration: 6 }).get("instanceTypeGeneration");
    assert.deepEqual(rowsOf("users: 50000").get("instanceTypeGeneration"), ["6", "size", "size 50000"]);
    assert.deepEqual(generation("instanceTypeGeneration: 6"), ["6", "override", "size 3000 has 7"]);
  });

  it("are not those of tiers where a box does it all", () => {
    const rows = rowsOf("users: 500");
    const keys = [...rows.keys()].filter((key) => /^(database|cache|windows|nodeTls|nodes\.rails)/.test(key));
    assert.deepEqual(keys, []);
  });
});
