import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { judged } from "./judgedByIam.ts";
import { commandsOfPeople, laterCalls } from "./laterCalls.ts";
import { prod, rightsOfProd } from "./rightsOfProd.ts";

/** What AWS knows of such a call. */
const context = {
  "aws:RequestTag/gitlab:stack": "prod",
  "aws:ResourceTag/gitlab:stack": "prod",
  "kms:ViaService": `ec2.${prod.region}.amazonaws.com`,
};

describe("the rights of the apply role, in the long life of a stack", function () {
  this.timeout(30_000);

  for (const [what, calls] of Object.entries(laterCalls)) {
    it(`are enough when ${what}`, async () => {
      const refused: string[] = [];
      for (const [action, resources] of Object.entries(calls)) {
        for (const resource of resources) {
          const result = await judged(rightsOfProd.apply, { action, resource, context });
          if (result !== "Allowed") refused.push(`${action} on ${resource}: ${result}`);
        }
      }
      assert.deepEqual(refused, []);
    });
  }

  it("are known for each command of AWS that docs/operations.md gives to people", async () => {
    const text = readFileSync("docs/operations.md", "utf8");
    const documented = text.matchAll(/\baws\s+([a-z0-9-]+)\s+([a-z][a-z0-9-]+)/g);
    const commands = new Set([...documented].map(([, service, command]) => `${service} ${command}`));
    assert.deepEqual([...commands].toSorted(), Object.keys(commandsOfPeople));
    for (const [command, [action, resource, mayApply]] of Object.entries(commandsOfPeople)) {
      const result = await judged(rightsOfProd.apply, { action, resource, context });
      assert.equal(result === "Allowed", mayApply, command);
    }
  });
});
