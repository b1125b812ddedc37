import assert from "node:assert/strict";
import { findInstanceType } from "../../config/instanceTypes.ts";
import { architectureOfStack } from "../../tools/docs/architectureOf.ts";
import { planDocument } from "../../tools/document/planDocument.ts";
import { markdown } from "../../tools/document/markdown/markdown.ts";
import { planFacts } from "../../tools/plan/planFacts.ts";
import { wide } from "../../tools/picture/pictureForm.ts";
import { pictureSvg } from "../../tools/picture/pictureSvg.ts";
import { recordStack } from "../components/recordStack.ts";
import { tierForms } from "../fixtures/tierArchitectures.ts";

/** vCPUs of the machine that builds an image. */
const builder = 2;

describe("the plan of a size with tiers", function () {
  this.timeout(60_000);

  for (const { users, form } of tierForms) {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}`;

    it(`is right and can be drawn: ${words}`, async () => {
      const sets = { users: String(users), ...form };
      const architecture = architectureOfStack("prod", sets);
      const plan = planFacts("prod", await recordStack("prod", sets, "references"));
      assert.deepEqual(
        plan.findings.filter(({ todo }) => todo.includes("tools/cards")),
        [],
      );

      const { namedNodes, groups, bastion } = architecture;
      const vcpus =
        namedNodes.reduce((sum, { vcpu }) => sum + vcpu, 0) +
        groups.reduce((sum, { max, surge, vcpu }) => sum + (max + surge) * vcpu, 0) +
        2 * findInstanceType(bastion!.instanceType)!.vcpu + // and its successor
        builder;
      assert.equal(plan.quotas[0]?.needed, vcpus);

      const fails = plan.losses.filter(({ scope }) => scope === "zone");
      const zones = new Set(fails.flatMap(({ event }) => event.split(" ").filter((word) => word.startsWith("us-"))));
      assert.equal(zones.size, architecture.network.kind === "create" ? architecture.network.zones : 0);
      const stops = fails.filter(({ until }) => until.includes("nothing is written"));
      assert.deepEqual(stops, [], "no zone has two of three members by default");
      for (const { role } of groups) assert.ok(fails.some(({ part }) => part === `gitlab-nodes-${role}-group`));

      const { minutes, steps } = plan.firstRun;
      const gates = steps.flatMap(({ resource }) => /^gitlab-nodes-(.*)-reached$/.exec(resource)?.[1] ?? []);
      assert.equal(gates.at(0), "toolbox-1-prepare");
      assert.deepEqual(gates.slice(-4), [
        "toolbox-1-migrate",
        "toolbox-1-rails",
        "toolbox-1-finish",
        "toolbox-1-sidekiq",
      ]);
      assert.ok(minutes > 60 && minutes < 240, String(minutes));

      assert.ok(plan.price.monthlyAtMost > plan.price.monthly);
      assert.match(pictureSvg(plan.picture, { title: words, description: "" }, wide), /Rails · \d+( to \d+)? × /);
      assert.match(markdown(planDocument(plan)), /with all groups at their maximum/);
    });
  }
});
