import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { ports } from "../../gitlab/ports.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { fullArchitecture } from "../fixtures/architectures.ts";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode } from "./tierContext.ts";

/** Which parts of a configuration the tests read. */
interface Evaluated {
  readonly gitlab_rails?: Readonly<Record<string, unknown>>;
  readonly mailroom?: { readonly enable: boolean };
}

const environments: readonly (readonly [string, Architecture])[] = [
  ["one box", fullArchitecture],
  ...tierForms.map(({ users, form }) => {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}`;
    return [words, tierArchitecture(users, form)] as const;
  }),
];

/** Nodes and groups, with what their configuration means. */
function nodesOf(architecture: Architecture) {
  const { namedNodes, groups } = architecture;
  return [...namedNodes, ...groups.map(({ role }) => ({ name: role, role }))].map(({ name, role }) => {
    return { role, ...(evaluatedNode(architecture, name) as Evaluated) };
  });
}

describe("incoming mail", function () {
  this.timeout(60_000);
  before(needsRuby);

  for (const [words, architecture] of environments) {
    it(`is read by one node, and known to all of the application: ${words}`, () => {
      const reader = architecture.groups.length === 0 ? "box" : "toolbox";
      const nodes = nodesOf(architecture);
      const named = (has: (node: (typeof nodes)[number]) => unknown) => nodes.filter(has).map(({ role }) => role);

      const application = architecture.groups.length === 0 ? ["box"] : ["toolbox", "rails", "sidekiq"];
      assert.deepEqual(
        named(({ mailroom }) => mailroom !== undefined),
        application,
      );
      assert.deepEqual(
        named(({ mailroom }) => mailroom?.enable),
        [reader],
      );
      assert.deepEqual(
        named(({ gitlab_rails: rails }) => rails?.incoming_email_password),
        [reader],
      );
      assert.deepEqual(
        named(({ gitlab_rails: rails }) => rails?.incoming_email_address === "incoming+%{key}@example.com"),
        application,
      );
      assert.deepEqual(
        ports(architecture)
          .filter(({ to, port }) => to === "internet" && port === 993)
          .map(({ from }) => from),
        [reader],
      );
    });

    it(`is nowhere if it is not wanted: ${words}`, () => {
      const without = { ...architecture, incomingMail: undefined };
      for (const { role, mailroom, gitlab_rails: rails } of nodesOf(without)) {
        assert.equal(mailroom, undefined, role);
        assert.equal(rails?.incoming_email_enabled, undefined, role);
      }
      assert.ok(!ports(without).some(({ port }) => port === 993));
    });
  }

  it("has its password only where it is read, and its log is sent from there", () => {
    const having = (has: (role: Role) => boolean) =>
      (Object.keys(roles) as (keyof typeof roles)[]).filter((name) => has(roles[name]));
    const readers = ["box", "toolbox"];
    assert.deepEqual(
      having(({ secrets }) => secrets.read.includes("incomingMailPassword")),
      readers,
    );
    for (const log of ["mailroom", "mailroom-exits"] as const)
      assert.deepEqual(
        having(({ logs }) => logs.includes(log)),
        readers,
      );
  });
});
