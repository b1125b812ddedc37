import assert from "node:assert/strict";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";

/** Tests of a stack that another suite deploys. */
type Tests = (stack: () => EngineStack) => void;

/** A stack to make and to destroy. */
export interface BriefLife {
  /** What it is, for the name of the suite. */
  readonly what: string;
  readonly name: string;
  /** Whose stack file is used. */
  readonly like: string;
  readonly sets: Readonly<Record<string, string>>;
  /** Names of its instances, sorted. */
  readonly instances: readonly string[];
  /** Policies that advise on it once it is deployed, besides the one that names try-outs. The plan of its size has the same. */
  readonly advised?: readonly string[];
  /** Run before it is deployed. */
  readonly new?: Tests;
  /** Run while it is there. */
  readonly deployed?: Tests;
}

/** A stack on the engine that is made, has nothing more to do and nothing that breaks a policy, and is destroyed. */
export function briefLife({ what, name, like, sets, instances, advised = [], ...tests }: BriefLife): void {
  describe(`${what} on the engine`, function () {
    this.timeout(600_000);
    this.bail(true); // each step needs the earlier ones
    let stack: EngineStack;
    allWithOneStack(this, (one) => (stack = one), name, like);

    tests.new?.(() => stack);

    it("are made by one up, which the policy pack does not stop", async () => {
      stack.set(sets);
      const { succeeded, messages, findings } = await stack.up({ pack: true });
      assert.deepEqual([succeeded, messages, findings.filter(isMandatory)], [true, [], []]);
      const live = [...stack.cloud.live().values()].filter(({ type }) => type === "aws:ec2/instance:Instance");
      assert.deepEqual(live.map(({ urn }) => urn.split("::").at(-1)).toSorted(), instances);
    });

    it("have nothing to do when it is run again, and nothing is found but what the plan says", async () => {
      const { steps, findings } = await stack.up({ pack: true });
      const found = findings.map((text) => text.split(":")[0]!);
      const expected = ["gitlab-name-try-outs", ...advised].map((policy) => `advisory ${policy}`);
      assert.deepEqual([steps, found.toSorted()], [[], expected.toSorted()]);
    });

    tests.deployed?.(() => stack);

    it("are destroyed to the last resource", async () => {
      assert.equal((await stack.destroy()).succeeded, true);
      assert.deepEqual(await stack.state(), []);
    });
  });
}

/** What is advisory is true of a small size, and of a stack to throw away. */
function isMandatory(finding: string): boolean {
  return finding.startsWith("mandatory ");
}
