import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { withoutExceptions } from "../../tools/policies/judging.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import type { ComputedOutputs } from "../../tools/recorder/monitor.ts";
import { recordAccount } from "./recordAccount.ts";

/** Rules about what roles may do: what a deployment needs has tests of its own, and a boundary grants nothing. */
const levels = JSON.parse(readFileSync("accounts/policyLevels.json", "utf8")) as Readonly<Record<string, string>>;

const rights = /^(dev|prod)-(preview|drift|apply)-[a-z]+$|^(dev|prod)-boundary$/;

async function findings(name: string, computed?: ComputedOutputs) {
  const { resources } = await recordAccount(name, {}, computed);
  return policyFacts(resources, withoutExceptions).findings;
}

describe("the policy pack on accounts/", () => {
  for (const name of ["shared", "dev", "prod", "one", "closed"]) {
    it(`has nothing against ${name} but wide rights of roles, which it only reports there`, async () => {
      const others = (await findings(name)).filter(
        ({ policy, resource }) => levels[policy] !== "advisory" || !rights.test(resource),
      );
      assert.deepEqual(
        others.map(({ policy, resource, path, message }) => `${policy} ${resource} ${path} ${message}`),
        [],
      );
    });
  }

  it("cannot judge some of it before anything is there, and has nothing against the rest", async () => {
    const found = await findings("one", "unknown");
    assert.ok(found.some(({ kind }) => kind === "unknown"));
    assert.deepEqual(
      found.filter(({ kind, policy, resource }) => kind === "broken" && !(levels[policy] && rights.test(resource))),
      [],
    );
  });

  it("needs each of the levels that it has there", async () => {
    const found = new Set((await findings("one")).map(({ policy }) => policy));
    assert.deepEqual(
      Object.keys(levels).filter((policy) => !found.has(policy)),
      [],
    );
  });
});
