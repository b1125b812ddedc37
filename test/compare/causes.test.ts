import assert from "node:assert/strict";
import { causes } from "../../tools/compare/causes.ts";
import type { PropertyChange, ResourceChange, SettingChange } from "../../tools/compare/comparisonModel.ts";

const property = (path: string, before?: string, after?: string, follows?: string): PropertyChange => ({
  path,
  effect: "inPlace",
  before,
  after,
  lines: [],
  follows,
});

const change = (name: string, ...properties: readonly PropertyChange[]): ResourceChange => ({
  kind: "updated",
  type: "aws:ec2/vpc:Vpc",
  name,
  component: "",
  movedFrom: undefined,
  holdsData: false,
  failures: [],
  risks: [],
  interruptions: [],
  properties,
  options: [],
});

const setting = (key: string, before?: string, after?: string): SettingChange => ({ key, before, after });
const domain = setting("domain", "git.a.io", "git.b.io");
const centre = setting("costCenter", undefined, "abc");

/** The resources of each setting, and those that are not told apart. */
const found = (changes: readonly ResourceChange[], settings: readonly SettingChange[], sameProgram = true) => {
  const { bySetting, others } = causes(changes, settings, sameProgram);
  return [Object.fromEntries(bySetting.map(({ key, resources }) => [key, resources])), others];
};

describe("the causes of changes", () => {
  it("are the only setting that changes, whatever it changes", () => {
    assert.deepEqual(found([change("a", property("x", "1", "2")), change("b")], [domain]), [
      { domain: ["a", "b"] },
      [],
    ]);
  });

  it("are not told where the program may differ, unless a property carries a setting", () => {
    const changes = [change("a", property("name", "git.a.io.", "git.b.io.")), change("b", property("x", "1", "2"))];
    assert.deepEqual(found(changes, [domain], false), [{ domain: ["a"] }, ["b"]]);
    assert.deepEqual(found(changes, [], false), [{}, ["a", "b"]]);
  });

  it("are the settings whose values properties carry, and nothing by chance", () => {
    const changes = [
      change(
        "both",
        property("url", "https://git.a.io/", "https://git.b.io/"),
        property("tags.cost-center", undefined, "abc"),
      ),
      change("more", property("url", "https://git.a.io/1", "https://git.b.io/2")),
      change("short", property("note", undefined, "abc")),
    ];
    assert.deepEqual(found(changes, [domain, centre]), [{ domain: ["both"], costCenter: ["both"] }, ["more", "short"]]);
  });

  it("are settings that replace a default, where the property has their name", () => {
    const type = setting("nodes.rails.instanceType", undefined, "c7g.4xlarge");
    const changes = [
      change("named", property("instanceType", "c7g.2xlarge", "c7g.4xlarge")),
      change("other", property("instanceType", "c7g.2xlarge", "c7g.8xlarge"), property("size", "1", "c7g.4xlarge")),
    ];
    assert.deepEqual(found(changes, [domain, type]), [{ domain: [], [type.key]: ["named"] }, ["other"]]);
  });

  it("are those of what a resource follows", () => {
    const changes = [
      change("third", property("id", "x", "x", "Vpc second")),
      change("second", property("id", "x", "x", "Vpc first")),
      change("first", property("domain", "git.a.io", "git.b.io")),
    ];
    assert.deepEqual(found(changes, [domain, centre]), [{ domain: ["third", "second", "first"], costCenter: [] }, []]);
  });
});
