import assert from "node:assert/strict";
import { quotas } from "../../tools/plan/account.ts";
import { dataHolders } from "../../tools/plan/dataHolders.ts";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { losses } from "../../tools/plan/losses.ts";
import { tierFindings } from "../../tools/plan/tierFindings.ts";
import { recordZones, type Zoned } from "./recordZones.ts";

const environment: Zoned = {
  zones: ["a", "b", "c"],
  nodes: {},
  volumes: [],
  groups: { rails: 3 },
  copies: true,
};

describe("what the loss of a read replica costs", () => {
  it("is nothing: GitLab reads elsewhere", async () => {
    const rows = losses(await recordZones({ ...environment, replicas: ["a", "b"] }), "us-east-1", 100);
    const servers = rows
      .filter(({ event }) => /database server|read replica/.test(event))
      .map(({ event, lost, until, figures }) => ({ event, lost, until, down: figures?.downMinutes }));
    const elsewhere = "GitLab reads from the other replicas and the database; RDS starts it again or makes another one";
    assert.deepEqual(servers, [
      {
        event: "database server database fails",
        lost: "nothing",
        until: "its copy in another zone takes over in one or two minutes",
        down: 2,
      },
      ...["a", "b"].map((zone) => ({
        event: `read replica replica-${zone} fails`,
        lost: "nothing: it only copies the database",
        until: elsewhere,
        down: 0,
      })),
    ]);
  });

  for (const [replicas, zone, said] of [
    [["a", "b"], "a", "1 of 2 are gone: GitLab reads from the others and the database"],
    [["a", "b"], "c", undefined],
    [["a"], "a", "1 of 1 are gone: GitLab reads from the database itself, which is slower"],
  ] as const) {
    it(`is with its zone: ${replicas.join(" and ")} when ${zone} fails`, async () => {
      const rows = losses(await recordZones({ ...environment, replicas }), "us-east-1", 100).filter(
        ({ scope, event }) => scope === "zone" && new RegExp(`us-east-1${zone}\\b`).test(event),
      );
      assert.deepEqual(
        rows.filter(({ part }) => part === "read replicas").map(({ lost, until }) => [lost, until]),
        said === undefined ? [] : [["nothing", said]],
      );
      assert.equal(rows.filter(({ part }) => part === "database").length, 1);
    });
  }

  it("is no loss of data, no finding of a single copy, and a server of the quota", async () => {
    const recorded = await recordZones({ ...environment, replicas: ["a", "b"] });
    const graph = new ResourceGraph(recorded);
    const holders = dataHolders(recorded).map(({ resource }) => resource);
    assert.deepEqual(holders, ["cache", "database"]);
    const found = tierFindings.flatMap((check) => check({ graph, settings: [] })).map(({ what }) => what);
    assert.deepEqual(
      found.filter((what) => what.includes("database")),
      [],
    );
    assert.equal(quotas(recorded).find(({ name }) => name.startsWith("RDS"))?.needed, 3);
  });
});
