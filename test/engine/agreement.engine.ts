import assert from "node:assert/strict";
import { edits, type Edit } from "../compare/edits.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import { compare } from "../../tools/compare/compare.ts";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
import { EngineStack } from "./engineStack.ts";
import { needsEngine } from "./needsEngine.ts";
import type { Outcome } from "./engineOutcome.ts";

/** Edits that concern different resources, so that one preview can show them all. Every other edit is previewed alone. */
const together = [
  ["next-size", "domain"],
  ["gitlab-version", "renamed-resource"],
  ["tag", "renamed-resource-with-alias"],
  ["instance-type", "allowlist", "vault-encryption"],
  ["volume-size", "shorter-retention", "zone-count"],
  ["new-generation", "removed-bucket"],
] as const;

/** The edits of a stack, merged where they are previewed together. At most one of them may change the program. */
function previewsOf(stack: Edit["stack"]): Edit[] {
  const ofStack = edits.filter((edit) => edit.stack === stack);
  const alone = ofStack.filter(({ name }) => !together.some((group) => group.some((one) => one === name)));
  const merged = together.flatMap((group): Edit[] => {
    const some = ofStack.filter(({ name }) => group.some((one) => one === name));
    if (some.length === 0) return [];
    assert.equal(some.length, group.length, `no edit of ${stack}: ${group.join(", ")}`);
    const sets = Object.fromEntries(some.flatMap((edit) => Object.entries(edit.sets ?? {})));
    const [program, ...others] = some.flatMap((edit) => edit.program ?? []);
    assert.deepEqual(others, [], "one program at a time");
    return [{ name: group.join(" and "), stack, sets, ...(program ? { program } : {}) }];
  });
  return [...alone, ...merged];
}

/** The engine's word for each kind of change. `moved` and `kept` are not steps of the engine. */
const operations: Readonly<Partial<Record<Comparison["changes"][number]["kind"], string>>> = {
  created: "create",
  deleted: "delete",
  forgotten: "delete",
  replaced: "replace",
  mayBeReplaced: "may replace",
  updated: "update",
};

function saidByUs({ changes }: Comparison): Map<string, string> {
  const said = changes.flatMap(({ kind, type, name }) => {
    const operation = operations[kind];
    return operation === undefined ? [] : [[`${type} ${name}`, operation] as const];
  });
  return new Map(said);
}

function saidByEngine({ steps }: Outcome): Map<string, string> {
  // A change of the provider shows on its resources.
  const real = steps.filter(({ type }) => !type.startsWith("pulumi:providers:"));
  return new Map(real.map(({ type, name, operation }) => [`${type} ${name}`, operation]));
}

function countsOf({ counts, succeeded }: Outcome): string {
  const words = Object.entries(counts).map(([operation, count]) => `${String(count)} ${operation}`);
  return [...words.toSorted(), ...(succeeded ? [] : ["and it refuses"])].join(", ");
}

function agree(ours: string | undefined, engines: string | undefined): boolean {
  return ours === engines || (ours === "may replace" && (engines === "replace" || engines === "update"));
}

describe("a comparison agrees with the engine", function () {
  this.timeout(300_000);
  needsEngine(this);

  for (const stack of ["dev", "team"] as const) {
    describe(`on ${stack}`, () => {
      let deployed: EngineStack;
      let unedited: Awaited<ReturnType<typeof recordEdited>>;

      before(async () => {
        deployed = await EngineStack.create(stack);
        assert.equal((await deployed.up()).succeeded, true);
        unedited = await recordEdited(stack, {});
      });
      after(() => {
        deployed?.remove();
      });

      for (const { name, sets = {}, program } of previewsOf(stack)) {
        it(`about ${name}`, async () => {
          const preview = await deployed.with({ sets, program }, () => deployed.preview());
          const after = await recordEdited(stack, sets, program);
          const comparison = compare("the one before", unedited, after);
          const [ours, engines] = [saidByUs(comparison), saidByEngine(preview)];
          const differ = [...new Set([...ours.keys(), ...engines.keys()])]
            .filter((key) => !agree(ours.get(key), engines.get(key)))
            .map((key) => [key, `we: ${ours.get(key) ?? "-"}, engine: ${engines.get(key) ?? "-"}`]);
          console.log(`        the engine: ${countsOf(preview)}`);
          assert.deepEqual(Object.fromEntries(differ), {});
          // The comparison predicts a failure for whatever the engine refuses; some other predicted failures are refused
          // only by AWS.
          if (!preview.succeeded) assert.notDeepEqual(comparison.failures, []);
        });
      }
    });
  }
});
