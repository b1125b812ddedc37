import assert from "node:assert/strict";
import type { Role } from "../../gitlab/role.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints, tierForms } from "../fixtures/tierArchitectures.ts";
import { evaluateRb } from "./evaluateRb.ts";
import { needsRuby } from "./ruby.ts";

const secrets = {
  gitalyToken: "for clients",
  memberToken: "for members",
  praefectDatabase: { current: "a", a: "one", b: "two" },
};

type Server = Readonly<
  Record<"gitaly" | "praefect", { readonly configuration: { readonly auth: unknown } } | undefined>
>;

describe("the servers of repositories", function () {
  this.timeout(60_000);

  for (const { users, form } of tierForms.filter(({ form: { highAvailability } }) => highAvailability === "on")) {
    it(`insist on their token, but not in the middle of its rotation: ${String(users)} users, ${form.gitaly}`, function () {
      needsRuby.call(this);
      const usual = tierArchitecture(users, form);
      const auth = (tokenStep: number) => {
        const architecture = { ...usual, nodeTls: { ...usual.nodeTls!, tokenStep } };
        const served = architecture.namedNodes.filter(({ role }) => ["gitaly", "member", "praefect"].includes(role));
        return served.map((node) => {
          const context = {
            architecture,
            role: roles[node.role] as Role,
            node,
            endpoints: tierEndpoints(architecture),
          };
          const { gitaly, praefect } = evaluateRb(gitlabRb(context), secrets) as unknown as Server;
          return (node.role === "praefect" ? praefect : gitaly)?.configuration.auth;
        });
      };
      const tokens = usual.namedNodes.flatMap(({ role }) =>
        role === "member" ? ["for members"] : ["gitaly", "praefect"].includes(role) ? ["for clients"] : [],
      );
      for (const step of [1, 3])
        assert.deepEqual(
          auth(step),
          tokens.map((token) => ({ token })),
        );
      assert.deepEqual(
        auth(2),
        tokens.map((token) => ({ token, transitioning: true })),
      );
    });
  }
});
