import assert from "node:assert/strict";
import type { Recording } from "../../tools/recorder/recording.ts";
import { documentsOf, realArns } from "./realArns.ts";
import { recordAccount } from "./recordAccount.ts";
import { simulated } from "./simulated.ts";

const kinds = ["preview", "drift", "apply"] as const;
const role = (accountId: string, name: string) => `arn:aws:iam::${accountId}:role/gitlab-accounts/${name}`;

/** The policies that a role or user has in itself. */
function ownPolicies(recording: Recording, type: string, name: string): unknown[] {
  return recording.resources
    .filter((one) => one.type === type && one.name === name)
    .map(({ inputs }) => JSON.parse(realArns(inputs.policy, recording)) as unknown);
}

describe("a user with an access key", () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const lastDay = day(30);
  const user = "arn:aws:iam::123456789012:user/gitlab-accounts/prod-keys";
  let recording: Recording;
  before(async () => {
    recording = await recordAccount("one", {
      "environments.prod.staticKeys": `{reason: "the issuer is not there yet", lastDay: '${lastDay}'}`,
    });
  });
  const assume = (environment: string, kind: string, time: string, session = "42-1001-2002") =>
    simulated({
      principal: user,
      action: "sts:AssumeRole",
      resource: role("123456789012", `${environment}-${kind}`),
      accountId: "123456789012",
      identityPolicies: ownPolicies(recording, "aws:iam/userPolicy:UserPolicy", "prod-keys"),
      resourcePolicy: documentsOf(recording, `${environment}-${kind}`).trust,
      context: { "aws:CurrentTime": time, "sts:RoleSessionName": session },
    });

  it("is there only where the stack file asks for it", async () => {
    const users = (one: Recording) => one.resources.filter(({ type }) => type === "aws:iam/user:User");
    assert.deepEqual(
      users(recording).map(({ inputs }) => [inputs.name, inputs.path, inputs.tags]),
      [
        [
          "prod-keys",
          "/gitlab-accounts/",
          { "gitlab:last-day": lastDay, "gitlab:reason": "the issuer is not there yet" },
        ],
      ],
    );
    assert.deepEqual(users(await recordAccount("one")), []);
    assert.ok(!recording.resources.some(({ type }) => type.includes("accessKey")), "no state has a key");
  });

  it("may assume the roles of its environment until the end of the last day, and no others", async () => {
    for (const kind of kinds) {
      assert.equal(await assume("prod", kind, `${lastDay}T23:59:00Z`), "Allowed", kind);
      assert.equal(await assume("prod", kind, `${day(31)}T00:00:01Z`), "ImplicitlyDenied", kind);
      assert.equal(await assume("dev", kind, `${lastDay}T23:59:00Z`), "ImplicitlyDenied", kind);
    }
  });

  it("has to say which job it is, by the name of its session", async () => {
    const time = `${lastDay}T12:00:00Z`;
    for (const session of ["laptop", "43-1001-2002"])
      assert.equal(await assume("prod", "apply", time, session), "ImplicitlyDenied", session);
  });

  it("says in the outputs until when, so that jobs can warn", () => {
    const { environments } = recording.outputs as { environments: Record<string, { staticKeysUntil?: string }> };
    assert.deepEqual(
      Object.entries(environments).map(([name, { staticKeysUntil }]) => [name, staticKeysUntil]),
      [
        ["dev", undefined],
        ["prod", lastDay],
      ],
    );
  });
});

describe("the way through another account", () => {
  const [entryAccount, prodAccount] = ["111111111111", "333333333333"];
  let shared: Recording;
  let prod: Recording;
  before(async () => {
    const gitlab = "{url: https://gitlab.com, projectId: 42}";
    shared = await recordAccount("shared", { gitlab, "environments.prod.entry": "true" });
    prod = await recordAccount("prod", { gitlab: "{}", "environments.prod.entryAccountId": `"${entryAccount}"` });
  });
  const goOn = (from: string, to: string, session = "42-1001-2002", roles = prod) =>
    simulated({
      principal: `arn:aws:sts::${entryAccount}:assumed-role/prod-${from}-entry/42-1001-2002`,
      action: "sts:AssumeRole",
      resource: role(prodAccount, `prod-${to}`),
      accountId: prodAccount,
      identityPolicies: ownPolicies(shared, "aws:iam/rolePolicy:RolePolicy", `prod-entry-${from}`),
      resourcePolicy: documentsOf(roles, `prod-${to}`).trust,
      context: { "aws:PrincipalArn": role(entryAccount, `prod-${from}-entry`), "sts:RoleSessionName": session },
    });

  it("tests the token where jobs enter, and nowhere else", () => {
    for (const kind of kinds) {
      const entry = JSON.stringify(documentsOf(shared, `prod-entry-${kind}`).trust);
      assert.ok(entry.includes('"gitlab.com:aud":"https://gitlab.com"'), entry);
      assert.ok(!JSON.stringify(documentsOf(prod, `prod-${kind}`).trust).includes("WebIdentity"));
    }
    assert.ok(!prod.resources.some(({ type }) => type.endsWith(":OpenIdConnectProvider")));
  });

  it("is named in the outputs of both accounts, for the pipeline", () => {
    for (const { outputs } of [shared, prod]) {
      const { environments } = outputs as { environments: Record<string, Record<string, string>> };
      for (const kind of kinds)
        assert.equal(environments.prod?.[`${kind}EntryRoleArn`], role(entryAccount, `prod-${kind}-entry`));
    }
  });

  it("leads from each role to its counterpart only", async () => {
    for (const from of kinds)
      for (const to of kinds)
        assert.equal(await goOn(from, to), from === to ? "Allowed" : "ImplicitlyDenied", `${from} ${to}`);
  });

  it("needs a session that names project, pipeline and job, of this project where the account knows it", async () => {
    const knows = await recordAccount("prod", { "environments.prod.entryAccountId": `"${entryAccount}"` });
    assert.equal(await goOn("apply", "apply", "anything"), "ImplicitlyDenied");
    assert.equal(await goOn("apply", "apply", "43-1001-2002"), "Allowed");
    assert.equal(await goOn("apply", "apply", "43-1001-2002", knows), "ImplicitlyDenied");
    assert.equal(await goOn("apply", "apply", "42-1001-2002", knows), "Allowed");
  });
});
