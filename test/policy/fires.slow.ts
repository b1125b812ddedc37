import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { stackConfig } from "../../config/stackFile.ts";
import { pack } from "../../policy/pack.ts";
import { withoutExceptions } from "../../tools/policies/judging.ts";
import type { PolicyFinding } from "../../tools/policies/policyModel.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { record } from "../../tools/recorder.ts";
import { freshProgram } from "../../tools/recorder/freshProgram.ts";
import { transforms } from "../../transforms.ts";
import type { Mutation, Mutations } from "./mutations/mutation.ts";
import { mutations, tryOutMutations } from "./mutations/mutations.ts";

/** A resource of any type. */
class Added extends pulumi.CustomResource {}

/** A stack with all of these mutations, and what the pack finds. */
async function findingsOfMutant(stack: string, changes: Mutations) {
  const config = stackConfig(readFileSync("Pulumi.yaml", "utf8"), readFileSync(`Pulumi.${stack}.yaml`, "utf8"));
  const all = [...new Set(Object.values(changes))]; // several policies may share one
  const left = new Set(all.filter((one) => !isAdded(one) && !one[0].startsWith("pulumi:"))); // no transform sees a provider
  const mutate: pulumi.ResourceTransform = ({ type, name, props, opts }) => {
    const own = all.filter((one) => one[0] === type && one[1] === name);
    if (own.length === 0) return undefined;
    for (const one of own) left.delete(one);
    return { props: Object.assign({ ...props }, ...own.map(([, , inputs]) => inputs)) as typeof props, opts };
  };
  transforms.push(mutate);
  try {
    const { resources } = await record(
      async () => {
        await freshProgram(new URL("../../index.ts", import.meta.url));
        for (const [type, name, inputs] of all.filter(isAdded)) new Added(type, name, { ...inputs });
      },
      { ...config, stack, computed: "references" },
    );
    assert.deepEqual([...left], [], "resources that the program does not have");
    return policyFacts(resources, withoutExceptions).findings;
  } finally {
    transforms.splice(0);
  }
}

const isAdded = ([, name]: Mutation) => name.startsWith("mutant");

describe("every policy", function () {
  this.timeout(120_000);

  it("has a change that breaks it", () => {
    const changed = [mutations, tryOutMutations].flatMap((some) => Object.keys(some));
    assert.deepEqual(changed.toSorted(), pack.map(({ name }) => name).toSorted());
  });

  for (const [stack, changes] of [
    ["prod", mutations],
    ["dev", tryOutMutations],
  ] as const) {
    it(`fires on a program that is changed against it, ${stack}`, async () => {
      const found = await findingsOfMutant(stack, changes);
      const silent = Object.entries(changes).filter(
        ([policy, [ownType, ownName, , [type, name] = [ownType, ownName]]]) => {
          const isOwn = (one: PolicyFinding) => one.type === type && one.resource === name;
          return !found.some((one) => one.policy === policy && one.kind === "broken" && isOwn(one));
        },
      );
      assert.deepEqual(
        silent.map(([policy]) => policy),
        [],
      );
    });
  }
});
