import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode, tierContext } from "./tierContext.ts";

const withReplicas = (architecture: Architecture, replicas: number): Architecture => ({
  ...architecture,
  database: { ...architecture.database!, replicas },
});

const any = tierArchitecture(3000, { highAvailability: "on", gitaly: "sharded" });

const hosts = [1, 2].map((number) => `gitlab-replica-${String(number)}.abc.eu-west-1.rds.amazonaws.com`);

interface Evaluated {
  readonly gitlab_rails?: Readonly<Record<string, unknown>>;
}

describe("the read replicas in gitlab.rb", function () {
  this.timeout(20_000);
  before(needsRuby);

  it("are known to Rails and Sidekiq, and to nobody else", () => {
    const told = Object.entries(roles).filter(([, { sections }]: [string, Role]) => sections.includes("readReplicas"));
    assert.deepEqual(
      told.map(([role]) => role),
      ["rails", "sidekiq"],
    );
  });

  it("mean hosts beside the database, which is not one of them; all else is the database's", () => {
    const architecture = withReplicas(any, 0);
    for (const name of ["rails", "sidekiq"]) {
      const before = evaluatedNode(architecture, name) as Evaluated;
      const after = evaluatedNode(withReplicas(architecture, 2), name) as Evaluated;
      const { db_load_balancing: balancing, ...others } = after.gitlab_rails ?? {};
      assert.deepEqual(balancing, { hosts });
      assert.deepEqual({ ...after, gitlab_rails: others }, before);
      assert.ok(!hosts.includes(String(others.db_host)));
      assert.equal(others.db_sslmode, "verify-full");
    }
  });

  it("are these lines", () => {
    const text = gitlabRb(tierContext(withReplicas(any, 2), "sidekiq"));
    const [, part] = /(## Read replicas[^]*?)\n\n/.exec(text) ?? [];
    assert.deepEqual(part?.split("\n"), [
      "## Read replicas of the database",
      "# Reads go to these hosts, and to the database itself only where all of them lag or fail. It is not listed:",
      "# every process would open a second set of connections to it, and those are what it runs out of first.",
      "gitlab_rails['db_load_balancing'] = {",
      `  'hosts' => ['${hosts.join("', '")}'],`,
      "}",
    ]);
  });
});
