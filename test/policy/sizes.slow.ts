import assert from "node:assert/strict";
import { sizes } from "../../config/sizes.ts";
import { pack } from "../../policy/pack.ts";
import { readExceptions } from "../../policy/exceptions/readExceptions.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { recordAnew } from "../components/recordAnew.ts";

const project = new URL("../..", import.meta.url);
const names = pack.map(({ name }) => name);

/** Findings that the stack files have, of every size: best none. A text has policy, level, resource and message. */
const known: Readonly<Record<string, readonly string[]>> = { dev: [], team: [], prod: [] };

describe("every size", function () {
  this.timeout(120_000);

  for (const stack of ["dev", "team", "prod"]) {
    it(`has no finding in the form of Pulumi.${stack}.yaml but those that are known`, async () => {
      const exceptions = readExceptions(project, stack, names);
      for (const { users } of sizes) {
        const { resources } = await recordAnew(stack, { users: String(users) }, "references");
        const { findings } = policyFacts(resources, { pack, exceptions, today: "" });
        const open = findings
          .filter(({ excepted }) => excepted === undefined)
          .map(({ policy, level, resource, message }) => `${level} ${policy}: ${resource} ${message}`);
        assert.deepEqual([...new Set(open)], known[stack], `${String(users)} users`);
      }
    });
  }
});
