import assert from "node:assert/strict";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode } from "./tierContext.ts";

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
          const { gitaly, praefect } = evaluatedNode(architecture, node.name) as Server;
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
