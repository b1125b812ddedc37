import assert from "node:assert/strict";
import { cardOf } from "../../tools/cards/cards.ts";
import { compare } from "../../tools/compare/compare.ts";
import { outageRules } from "../../tools/compare/outageRules.ts";
import { recordEdited } from "./recordEdited.ts";

type Sets = Readonly<Record<string, string>>;

/** Each service, how long it is down, and why. */
async function outagesOf(stack: string, before: Sets, after: Sets) {
  const { services } = compare("before", await recordEdited(stack, before), await recordEdited(stack, after));
  return services.map(({ service, minutes, perhaps, because }) =>
    [`${service} ${String(minutes)}${perhaps ? " perhaps" : ""}`, ...because].join(" "),
  );
}

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

  it("is asked only of types whose cards say what interrupts", () => {
    for (const type of Object.keys(outageRules)) assert.ok(cardOf(type)?.interrupts, type);
  });
});
