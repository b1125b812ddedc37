import assert from "node:assert/strict";
import { namedRoles } from "../../config/nodeRole.ts";
import { roles } from "../../gitlab/roles.ts";
import { upgradeOrder } from "../../gitlab/upgradeOrder.ts";

describe("the order of an upgrade", () => {
  it("has every phase of every role once, in the role's own order", () => {
    for (const role of namedRoles) {
      const ordered = upgradeOrder.filter((step) => step.role === role).map(({ phase }) => phase);
      assert.deepEqual(
        ordered,
        roles[role].phases.map(({ name }) => name),
        role,
      );
    }
  });

  it("makes secrets first, has servers before their clients, and the database migrated after Praefect", () => {
    const at = (role: string, phase: string) =>
      upgradeOrder.findIndex((step) => step.role === role && step.phase === phase);
    const tiers = ["gitaly", "member", "praefect"].map((role) => at(role, "converge"));
    assert.ok(Math.min(...tiers) > at("toolbox", "prepare"));
    assert.ok(Math.max(at("gitaly", "converge"), at("member", "converge")) < at("praefect", "converge"));
    assert.ok(Math.max(...tiers) < at("toolbox", "migrate"));
  });

  it("has the monitor last", () => {
    assert.deepEqual(upgradeOrder.at(-1), { role: "monitor", phase: "converge" });
  });

  it("rolls Rails out between the two parts of the migrations, and Sidekiq after them", () => {
    assert.deepEqual(
      upgradeOrder.filter(({ role }) => role === "toolbox").map(({ phase }) => phase),
      ["prepare", "migrate", "rails", "finish", "sidekiq"],
    );
  });
});
