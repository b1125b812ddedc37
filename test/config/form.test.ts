import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { architecture } from "../../config/architecture.ts";
import { chosenForm } from "../../config/decisions/chosenForm.ts";
import { namedNodes } from "../../config/decisions/namedNodes.ts";
import { checkForm } from "../../config/rules/checkForm.ts";
import { boxes } from "../../config/sizes/boxes.ts";
import type { Size } from "../../config/sizes/size.ts";
import { tiers } from "../../config/sizes/tiers.ts";
import { settingsOf } from "../../tools/docs/settingsOf.ts";

const settings = settingsOf(readFileSync("Pulumi.dev.yaml", "utf8"), "dev");

const [box] = boxes as [Size];
const [twoThousand, threeThousand] = tiers as [Size, Size];

const messages = (said: Partial<Parameters<typeof checkForm>[0]>, size: Size | undefined) => {
  const found: string[] = [];
  checkForm({ highAvailability: "", gitaly: "", gitlabEdition: "ee", ...said }, size, (key, value, allowed, fix) => {
    found.push(`${key}: ${String(value)}. Allowed: ${allowed}. ${fix}`);
  });
  return found;
};

describe("the form of a size", () => {
  it("is the size's own unless the stack file says another", () => {
    assert.deepEqual(chosenForm(settings, box), { highAvailability: "off", gitaly: "sharded" });
    assert.deepEqual(chosenForm(settings, twoThousand), { highAvailability: "off", gitaly: "sharded" });
    assert.deepEqual(chosenForm(settings, threeThousand), { highAvailability: "on", gitaly: "cluster" });
    const other = { ...settings, highAvailability: "off", gitaly: "sharded" } as const;
    assert.deepEqual(chosenForm(other, threeThousand), { highAvailability: "off", gitaly: "sharded" });
    const ce = { ...settings, gitlabEdition: "ce" } as const;
    assert.deepEqual(chosenForm(ce, threeThousand), { highAvailability: "on", gitaly: "sharded" });
    assert.deepEqual(architecture(settings).form, { highAvailability: "off", gitaly: "sharded" });
  });

  it("is refused where the size does not have it, with what to do", () => {
    assert.deepEqual(messages({}, box), []);
    assert.deepEqual(messages({ highAvailability: "on", gitaly: "cluster" }, box), [
      "highAvailability: on. Allowed: off for the size of 500 users. One node cannot be highly available: larger sizes can.",
      "gitaly: cluster. Allowed: sharded for the size of 500 users. One node cannot be a cluster: larger sizes have several.",
    ]);
    for (const highAvailability of ["on", "off"] as const) {
      for (const gitaly of ["cluster", "sharded"] as const) {
        for (const size of [twoThousand, threeThousand])
          assert.deepEqual(messages({ highAvailability, gitaly }, size), []);
      }
    }
  });

  it("is refused without high availability where the size is documented with it only", () => {
    for (const size of tiers.slice(2)) {
      const users = String(size.users);
      assert.deepEqual(messages({ highAvailability: "on", gitaly: "cluster" }, size), []);
      assert.deepEqual(messages({ highAvailability: "off", gitaly: "sharded" }, size), [
        `highAvailability: off. Allowed: on for the size of ${users} users. GitLab documents no such form of this size.`,
      ]);
    }
    const clustered: Size = { ...threeThousand, forms: { highAvailability: ["on"], gitaly: ["cluster"] } };
    assert.deepEqual(messages({ gitaly: "sharded" }, clustered), [
      "gitaly: sharded. Allowed: cluster for the size of 3000 users. GitLab documents no such form of this size.",
    ]);
  });

  it("is refused if nobody knows it, whatever the size", () => {
    assert.deepEqual(messages({ highAvailability: "yes" as "on", gitaly: "one" as "cluster" }, undefined), [
      "highAvailability: yes. Allowed: on or off. Leave it out for what the size has by default.",
      "gitaly: one. Allowed: cluster or sharded. Leave it out for what the size has by default.",
    ]);
  });

  it("is no cluster in an edition that takes no licence", () => {
    assert.deepEqual(messages({ gitaly: "cluster", gitlabEdition: "ce" }, threeThousand), [
      "gitaly: cluster. Allowed: sharded with gitlabEdition: ce. GitLab supports it with a licence for ee only.",
    ]);
  });

  it("says how many nodes a role has, and whether it has any", () => {
    const row = boxes[0]!.nodes.box!;
    const names = (change: object, form: ReturnType<typeof chosenForm>) =>
      namedNodes(settings, { ...box, nodes: { box: { ...row, ...change } } }, form).map(({ name }) => name);
    const on = { highAvailability: "on", gitaly: "cluster" } as const;
    const off = { highAvailability: "off", gitaly: "sharded" } as const;
    const count = { on: 3, off: 1 } as const;
    assert.deepEqual(names({ count }, on), ["gitaly-1", "gitaly-2", "gitaly-3"]);
    assert.deepEqual(names({ count }, off), ["gitaly-1"]);
    assert.deepEqual(names({ gitaly: "sharded" }, on), []);
    assert.deepEqual(names({ gitaly: "sharded" }, off), ["gitaly-1"]);
  });
});
