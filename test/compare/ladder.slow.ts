import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { compare } from "../../tools/compare/compare.ts";
import type { ChangeKind } from "../../tools/compare/comparisonModel.ts";
import { effectOf } from "../../tools/compare/propertyEffects.ts";
import { changes } from "./ladder/ladderChanges.ts";
import { recordEdited } from "./recordEdited.ts";

const tool = "../shared/tools/provider-check/cli.mjs";
const isHere = existsSync(tool) && spawnSync("terraform", ["version"]).status === 0;

interface Judged {
  readonly type: string;
  readonly name: string;
}

interface Replaced extends Judged {
  /** Properties that force the replacement. */
  readonly forcing: readonly string[];
  /** Such as `size: 10 -> 20`. */
  readonly values: readonly string[];
}

/** The verdict of the real provider. */
type Verdict = Readonly<Record<"created" | "updated" | "deleted", readonly Judged[]>> & {
  readonly replaced: readonly Replaced[];
  readonly errors: readonly unknown[];
};

/**
 * Inputs that the tool's made-up state leaves null, and the provider never does: it sets the owner to "" if none is given,
 * and keeps that when another property changes (Create, Update and UseStateForUnknown in
 * internal/service/s3/bucket_lifecycle_configuration.go of hashicorp/terraform-provider-aws). From null, it replaces the
 * resource.
 */
const neverNull: Readonly<Record<string, string>> = {
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "expectedBucketOwner",
};

function isMadeUp({ type, forcing, values }: Replaced): boolean {
  const property = neverNull[type];
  return property !== undefined && forcing.join() === property && values.join().startsWith(`${property}: null ->`);
}

function ladder(...args: readonly string[]): Verdict {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, "ladder", ...args, "--json"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(status, 0, stderr);
  const verdict = JSON.parse(stdout) as Verdict;
  assert.deepEqual(verdict.errors, []);
  const [made, real] = [true, false].map((madeUp) => verdict.replaced.filter((one) => isMadeUp(one) === madeUp));
  return { ...verdict, replaced: real!, updated: [...verdict.updated, ...made!] };
}

const named = (rows: readonly Judged[]) => rows.map(({ type, name }) => `${type} ${name}`).toSorted();

/**
 * Edits of a stack, all made at once: each start of the real provider takes half a minute. The program itself refuses a moved
 * network: the engine tests check that.
 */
const sets: Readonly<Record<string, string>> = {
  "network.zones": "2",
  "nodes.box.instanceType": "c7g.4xlarge",
  "nodes.box.volumeGiB": "300",
  internalLoadBalancer: "true",
  "backup.snapshotRetentionDays": "7",
  undeleteDays: "7",
  domain: "git.example.com",
  gitlabVersion: "19.3.1",
};

/** The tool cannot index an image that is built, and does not support resource hooks. */
const always = { amiId: "ami-0123456789abcdef0", waitForGitLab: "false" };

describe("the real provider", function () {
  this.timeout(300_000);

  before(function () {
    if (isHere) return;
    console.log(
      "SKIPPED: provider-check or terraform is not on this machine; replacement was not held against the real provider",
    );
    this.skip();
  });

  it("replaces and updates what the table says, for every property of what holds data or scales", () => {
    const { created, updated, replaced, deleted } = ladder("test/compare/ladder", "a", "b");
    const expected = { replaces: [] as string[], inPlace: [] as string[], mayReplace: [] as string[] };
    for (const [type, properties] of Object.entries(changes)) {
      for (const [property, { before, after, beside }] of Object.entries(properties)) {
        const name = `${type.split(":").at(-1) ?? ""}-${property}`.toLowerCase();
        const inputs = (value: unknown) => ({ ...beside, [property]: value });
        const effect = effectOf({ type, path: [property], before: inputs(before), after: inputs(after) });
        expected[effect].push(`${type} ${name}`);
      }
    }
    assert.deepEqual(
      { replaced: named(replaced), updated: named(updated), created, deleted },
      { replaced: expected.replaces.toSorted(), updated: expected.inPlace.toSorted(), created: [], deleted: [] },
    );
    assert.deepEqual(expected.mayReplace, []);
  });

  it("agrees on what edits of a stack file do", async () => {
    const given = Object.entries(sets).map(([path, value]) =>
      path.includes(".") ? ["--path", `gitlab:${path}=${value}`] : ["--config", `gitlab:${path}=${value}`],
    );
    const both = Object.entries(always).flatMap(([key, value]) => ["--config", `gitlab:${key}=${value}`]);
    const verdict = ladder(".", "team", "team", ...both, "--b", ...both, ...given.flat());
    const before = await recordEdited("team", always);
    const after = await recordEdited("team", { ...sets, ...always });
    const { changes: found } = compare("before", before, after);
    const ours = (kind: ChangeKind) => named(found.filter((change) => change.kind === kind));
    assert.deepEqual(ours("mayBeReplaced"), []);
    assert.deepEqual(
      { created: ours("created"), updated: ours("updated"), replaced: ours("replaced"), deleted: ours("deleted") },
      {
        created: named(verdict.created),
        updated: named(verdict.updated),
        replaced: named(verdict.replaced),
        deleted: named(verdict.deleted),
      },
    );
  });
});
