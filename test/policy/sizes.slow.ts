import assert from "node:assert/strict";
import { sizes } from "../../config/sizes.ts";
import { pack } from "../../policy/pack.ts";
import { readExceptions } from "../../policy/exceptions/readExceptions.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { recordAnew } from "../components/recordAnew.ts";

const project = new URL("../..", import.meta.url);
const names = pack.map(({ name }) => name);

/** The one size of which GitLab documents a form without high availability, and so the default. */
const withoutStandby = 2000;

/** Findings that a stack file has at a size: what is advisory and true. A text has policy, level, resource and message. */
function known(stack: string, users: number): string[] {
  return [
    ...(stack === "dev"
      ? ["advisory gitlab-name-try-outs: aws defaultTags must not say that protection is lifted where data is to last"]
      : []),
    ...(users === withoutStandby
      ? [
          "advisory rds-require-standby: gitlab-database multiAz must be true",
          "advisory elasticache-require-failover: gitlab-redis automaticFailoverEnabled must be true",
          "advisory elasticache-require-failover: gitlab-redis multiAzEnabled must be true",
        ]
      : []),
  ];
}

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
        assert.deepEqual([...new Set(open)], known(stack, users), `${String(users)} users`);
      }
    });
  }
});
