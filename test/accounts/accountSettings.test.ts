import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { accountSchema } from "../../accounts/config/accountSchema.ts";
import { parseAccount } from "../../accounts/config/parseAccount.ts";
import { problemText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { example } from "./recordAccount.ts";

interface RuleCase {
  readonly title: string;
  readonly example?: string;
  readonly sets: Readonly<Record<string, string>>;
  readonly says: readonly string[];
}

const cases = parse(readFileSync("test/accounts/accountRules.yaml", "utf8")) as readonly RuleCase[];
const project = readFileSync("accounts/Pulumi.yaml", "utf8");

function parsed(name: string, sets: Readonly<Record<string, string>> = {}) {
  return parseAccount({ ...stackConfig(project, example(name), sets), stack: name, today: "2026-11-22" });
}

describe("a stack file of accounts/", () => {
  for (const name of ["shared", "dev", "prod", "one", "closed"]) {
    it(`may be the example ${name}`, () => {
      const result = parsed(name);
      assert.ok("settings" in result, JSON.stringify(result));
    });
  }

  for (const { title, example: name = "one", sets, says } of cases) {
    it(`may not have ${title}`, () => {
      const result = parsed(name, sets);
      assert.deepEqual("problems" in result ? result.problems.map(problemText) : [], says);
    });
  }

  it("may have environments with alike names whose roles are in different accounts, or are the same", () => {
    for (const sets of [
      { "environments.eu-prod.accountId": '"333333333333"' },
      {
        "environments.xprod": "{domains: [x.example.com]}",
        "environments.prods": "{domains: [s.example.com]}",
      },
      { "environments.prod.stacks": '["prod", "eu-prod"]', "environments.dev.stacks": '["dev", "try-*"]' },
    ])
      assert.ok("settings" in parsed("one", sets), JSON.stringify(parsed("one", sets)));
  });

  it("may name three stacks of an environment, without reaching IAM's limits", () => {
    const sets = {
      "environments.dev.stacks": '["dev", "staging", "try-*"]',
      "environments.dev.copyRegion": "eu-west-1",
    };
    assert.ok("settings" in parsed("one", sets), JSON.stringify(parsed("one", sets)));
  });

  it("keeps the records below its domains for those who name them, and for the issuer", () => {
    const foreign = (sets: Readonly<Record<string, string>>) => {
      const result = parsed("one", sets);
      assert.ok("settings" in result, JSON.stringify(result));
      return result.settings.environments.map(({ foreignDomains }) => foreignDomains);
    };
    assert.deepEqual(foreign({}), [[], []]);
    assert.deepEqual(foreign({ "environments.dev.domains": "[example.com]" }), [["gitlab.example.com"], []]);
    const elsewhere = { "environments.dev.domains": "[corp.example]", "gitlab.url": "https://gitlab.corp.example" };
    assert.deepEqual(foreign(elsewhere), [["gitlab.corp.example"], []]);
  });

  it("is told all its problems at once", () => {
    const result = parsed("one", { accountId: "1", "gitlab.projectId": "0", "gitlab.tier": "gold" });
    assert.ok("problems" in result);
    assert.deepEqual(
      result.problems.map(({ key }) => key),
      ["accountId", "gitlab.projectId", "gitlab.tier"],
    );
  });

  it("says in Pulumi.yaml which keys there are", () => {
    const { config } = parse(project) as { config: Record<string, unknown> };
    assert.deepEqual(
      Object.keys(config).filter((key) => !key.includes(":")),
      Object.keys(accountSchema),
    );
  });

  it("gets defaults for what it leaves out", () => {
    const result = parsed("one");
    assert.ok("settings" in result);
    const { gitlab, environments } = result.settings;
    assert.deepEqual(gitlab, {
      url: "https://gitlab.com",
      issuer: "https://gitlab.com",
      audience: "https://gitlab.com",
      projectId: 42,
      tier: "free",
      branch: "main",
      providerArn: undefined,
    });
    assert.deepEqual(
      environments.map(({ name, deploymentTier, hasRoles, state }) => [name, deploymentTier, hasRoles, state.kind]),
      [
        ["dev", "development", true, "here"],
        ["prod", "production", true, "here"],
      ],
    );
  });
});
