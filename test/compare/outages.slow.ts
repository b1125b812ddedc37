import assert from "node:assert/strict";
import { restartByHand } from "../../tools/cards/rds.ts";
import { afterwards as stepsAfter } from "../../tools/compare/afterwards.ts";
import { cardOf } from "../../tools/cards/cards.ts";
import { compare } from "../../tools/compare/compare.ts";
import { outageRules } from "../../tools/compare/outageRules.ts";
import { recordEdited } from "./recordEdited.ts";

type Sets = Readonly<Record<string, string>>;

/** Each service, how long it is down, and why. */
async function outagesOf(stack: string, before: Sets, after: Sets) {
  const { services } = await comparisonOf(stack, before, after);
  return services.map(({ service, minutes, perhaps, instead, because }) =>
    [
      `${service} ${String(minutes)}${perhaps ? " perhaps" : ""}`,
      ...(instead === undefined ? [] : [instead]),
      ...because,
    ].join(" "),
  );
}

const comparisonOf = async (stack: string, before: Sets, after: Sets) =>
  compare("before", await recordEdited(stack, before), await recordEdited(stack, after));

const none = ["Web 0", "Git over SSH 0", "Background jobs 0"];

describe("what people notice of a change", () => {
  it("is nothing where nothing stops", async () => {
    assert.deepEqual(await outagesOf("dev", {}, { costCenter: "abc" }), none);
  });

  it("is all services of a box whose instance stops, and which another version is installed on", async () => {
    const stopped = await outagesOf("dev", {}, { "nodes.box.instanceType": "c7g.4xlarge" });
    assert.deepEqual(
      stopped,
      ["Web", "Git over SSH", "Background jobs"].map((service) => `${service} 9 gitlab-nodes-gitaly-1`),
    );
    const [web] = await outagesOf("dev", { gitlabVersion: "19.2.1" }, {});
    assert.match(web!, /^Web 18 gitlabVersion$/);
  });

  it("is a failover of the database where it has a copy", async () => {
    const larger = { "database.instanceClass": "db.r6g.xlarge" };
    assert.deepEqual((await outagesOf("prod", {}, larger))[0], "Web 2 gitlab-database");
  });

  it("is a slower GitLab where all members of a Gitaly Cluster restart", async () => {
    const members = "gitlab-nodes-cluster-1 gitlab-nodes-cluster-2 gitlab-nodes-cluster-3";
    assert.deepEqual(
      await outagesOf("prod", {}, { "nodes.member.instanceType": "m7g.2xlarge" }),
      ["Web", "Git over SSH", "Background jobs"].map(
        (service) => `${service} 0 slower: members of the Gitaly Cluster restart one after the other ${members}`,
      ),
    );
  });

  it("is the end of connections to a bastion that is replaced, said once", async () => {
    const { services, interruptions } = await comparisonOf("prod", {}, { users: "10000" });
    assert.deepEqual(services[3], {
      service: "SSH to the bastion",
      minutes: 0,
      perhaps: false,
      instead: "connections end",
      because: ["gitlab-bastion"],
    });
    const bastion = interruptions.filter((line) => /gitlab-bastion\b/.test(line));
    assert.deepEqual(bastion, ["gitlab-bastion: others take the place of its instances, whose connections end"]);
  });

  it("goes on with a restart by hand where parameters wait for one, and only there", async () => {
    const restart =
      "restart the database, whose changed parameters wait for it (gitlab-database): GitLab is down for another one or two minutes";
    const { afterwards } = await comparisonOf("prod", {}, { users: "10000" });
    assert.deepEqual(afterwards, [restart]);
    assert.deepEqual((await comparisonOf("prod", {}, { costCenter: "abc" })).afterwards, []);
    const change = (value: string, applyMethod: string) => JSON.stringify([{ applyMethod, name: "one", value }]);
    const waiting = (applyMethod: string) => ({
      name: "gitlab-database",
      interruptions: [restartByHand],
      properties: [
        {
          path: "parameters",
          effect: "inPlace" as const,
          before: change("1", applyMethod),
          after: change("2", applyMethod),
          lines: [],
          follows: undefined,
        },
      ],
    });
    assert.deepEqual(
      ["immediate", "pending-reboot"].map((method) => stepsAfter([waiting(method)])),
      [[], [restart]],
    );
  });

  it("is asked only of types whose cards say what interrupts", () => {
    for (const type of Object.keys(outageRules)) assert.ok(cardOf(type)?.interrupts, type);
  });
});
