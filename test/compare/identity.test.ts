import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { changed, lines, type Options } from "./comparing.ts";

class Thing extends pulumi.ComponentResource {
  constructor(name: string, childOptions: Options = {}, opts?: Options) {
    super("test:area:Thing", name, {}, opts);
    new aws.s3.Bucket(`${name}-objects`, {}, { ...childOptions, parent: this });
  }
}

describe("a comparison, of what is the same", () => {
  it("finds nothing where nothing changes, whatever the order of keys and of registration", async () => {
    const comparison = await changed(
      () => {
        new aws.s3.Bucket("a", { tags: { one: "1", two: "2" } });
        new aws.sns.Topic("b");
      },
      () => {
        new aws.sns.Topic("b");
        new aws.s3.Bucket("a", { tags: { two: "2", one: "1" } });
      },
    );
    assert.deepEqual([comparison.changes, comparison.same], [[], 2]);
  });

  it("takes a renamed component for new, with what is in it, unless an alias leads there", async () => {
    assert.deepEqual(
      await lines(
        () => new Thing("old"),
        () => new Thing("new"),
      ),
      [
        "1 deleted, 1 created, 0 unchanged.",
        "RISK: old-objects: deleted together with its data",
        "deleted DATA:",
        "  Bucket old-objects",
        "created DATA:",
        "  Bucket new-objects",
      ],
    );
    assert.deepEqual(
      await lines(
        () => new Thing("old"),
        () => new Thing("new", {}, { aliases: [{ name: "old" }] }),
      ),
      ["1 moved, 0 unchanged.", "moved DATA:", "  Bucket new-objects", "    was old-objects"],
    );
  });

  it("says which name or URN a resource was found by", async () => {
    const topic = (name: string, aliases: NonNullable<Options["aliases"]>) => () => {
      new aws.sns.Topic(name, {}, { aliases });
    };
    const cases = [
      [{ name: "old" }, "name old"],
      ["urn:pulumi:dev::gitlab::aws:sns/topic:Topic::old", "Topic old"],
    ] as const;
    for (const [alias, said] of cases) {
      assert.deepEqual(await lines(topic("old", []), topic("new", [alias])), [
        "1 moved, 0 unchanged.",
        "moved:",
        "  Topic new",
        "    was old",
        `    option aliases: none -> ${said}`,
      ]);
    }
  });

  it("counts a new parent of another type as a new resource, and of the same type as kept", async () => {
    const inside = (parent: string) => () => {
      const component = new pulumi.ComponentResource(parent, "thing");
      new aws.sns.Topic("topic", {}, { parent: component });
    };
    assert.deepEqual(await lines(inside("test:area:One"), inside("test:area:Other")), [
      "1 deleted, 1 created, 0 unchanged.",
      "deleted:",
      "  Topic topic",
      "created:",
      "  Topic topic",
    ]);
    const under = (name: string) => () => {
      const component = new pulumi.ComponentResource("test:area:One", name);
      new aws.sns.Topic("topic", {}, { parent: component });
    };
    assert.deepEqual(await lines(under("one"), under("other")), [
      "1 kept with changed options, 0 unchanged.",
      "kept:",
      "  Topic topic",
      "    option parent: One one -> One other",
    ]);
  });

  it("lets children inherit only the alias that their parent was found by", async () => {
    const aliased = (child: string) => () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "new", {}, { aliases: [{ name: "old" }] });
      new aws.s3.Bucket(child, {}, { parent: thing });
    };
    assert.deepEqual(
      (await changed(aliased("old-objects"), aliased("new-objects"))).changes.map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
      ["deleted old-objects", "created new-objects"],
    );
    const former = () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "old");
      new aws.s3.Bucket("old-a", {}, { parent: thing });
    };
    const both = () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "new", {}, { aliases: [{ name: "old" }] });
      new aws.s3.Bucket("new-b", {}, { parent: thing, aliases: [{ name: "new-a" }] });
    };
    assert.deepEqual(
      (await changed(former, both)).changes.map(({ kind, name, movedFrom }) => `${kind} ${name} ${String(movedFrom)}`),
      ["moved new-b old-a"],
    );
  });
});
