import assert from "node:assert/strict";
import fc from "fast-check";
import { databaseClasses, findDatabaseClass, noSuchDatabaseClass } from "../../config/databaseClasses.ts";
import { connectionDemand, type ConnectionClients } from "../../config/decisions/connectionDemand.ts";
import { chosenConnections, maxConnectionsRange, mostConnections } from "../../config/decisions/maxConnections.ts";

/** The documents' example of 2,000 users, whose Rails nodes have 8 vCPUs. */
const clients2k: ConnectionClients = {
  rails: { nodes: 2, workers: 8, threads: 4 },
  sidekiq: { nodes: 1, processes: 4, concurrency: 20 },
  praefectNodes: 0,
  registryNodes: 2,
};

const clients3k: ConnectionClients = {
  rails: { ...clients2k.rails, nodes: 3 },
  sidekiq: { ...clients2k.sidekiq, nodes: 2 },
  praefectNodes: 3,
  registryNodes: 3,
};

const count = (max: number) => fc.integer({ min: 0, max });
const anyClients: fc.Arbitrary<ConnectionClients> = fc.record({
  rails: fc.record({ nodes: count(30), workers: count(32), threads: count(8) }),
  sidekiq: fc.record({ nodes: count(30), processes: count(16), concurrency: count(50) }),
  praefectNodes: count(5),
  registryNodes: count(30),
});

describe("classes of the database", () => {
  it("have as much memory per vCPU as their family, and a price", () => {
    assert.equal(databaseClasses.length, 52);
    assert.deepEqual(findDatabaseClass("db.m6g.xlarge"), {
      name: "db.m6g.xlarge",
      vcpu: 4,
      memoryGiB: 16,
      cpu: "arm64",
    });
    for (const { name, vcpu, memoryGiB, cpu } of databaseClasses) {
      assert.equal(memoryGiB / vcpu, name.startsWith("db.m") ? 4 : 8, name);
      assert.equal(cpu, /^db\.[a-z]\d+g\./.test(name) ? "arm64" : "x86_64", name);
    }
  });

  for (const [name, expected] of [
    [
      "db.t4g.large",
      "Burstable classes slow down when their CPU credits are used up, and GitLab does not support them.",
    ],
    ["db.serverless", "GitLab does not support Aurora, and only Aurora has serverless classes."],
    ["m6g.large", "Write db.m6g.large."],
    ["db.m6g.larg", "There is no such class: did you mean db.m6g.large?"],
    ["postgres", "There is no such class."],
  ] as const) {
    it(`say about ${name}: ${expected}`, () => {
      assert.equal(findDatabaseClass(name), undefined);
      assert.equal(noSuchDatabaseClass(name), expected);
    });
  }
});

describe("the demand of connections", () => {
  it("is each client's, with where the figure is from", () => {
    const { needs, total, onReplica } = connectionDemand(clients3k);
    assert.deepEqual(
      needs.map(({ client, connections }) => [client, connections]),
      [
        ["Rails", 2 * 3 * 8 * 4],
        ["Sidekiq", 2 * 2 * 4 * 21],
        ["Praefect", 60],
        ["registry", 75],
        ["toolbox", 20],
        ["monitoring", 10],
        ["reserve", 5],
      ],
    );
    assert.equal(total, 698);
    assert.equal(onReplica, 192 + 336 + 10 + 5, "neither Praefect nor registry nor toolbox read from a replica");
    for (const { client, source } of needs) assert.ok(source.length > 20, client);
  });

  it("has the worst case of the documents beside it, in their own examples", () => {
    assert.equal(connectionDemand(clients2k).worstCase, 696);
    assert.equal(connectionDemand(clients3k).worstCase, 1168);
    const single = { nodes: 1, workers: 8, threads: 4 };
    const one = { nodes: 1, processes: 1, concurrency: 20 };
    const { worstCase } = connectionDemand({ rails: single, sidekiq: one, praefectNodes: 0, registryNodes: 0 });
    assert.equal(worstCase, 286);
  });

  it("is the sum of its parts, and grows with every client", () => {
    fc.assert(
      fc.property(anyClients, anyClients, (a, b) => {
        const [first, second] = [connectionDemand(a), connectionDemand(b)];
        assert.equal(
          first.total,
          first.needs.reduce((sum, { connections }) => sum + connections, 0),
        );
        const both = connectionDemand({
          ...a,
          rails: { ...a.rails, nodes: a.rails.nodes + 1 },
          praefectNodes: a.praefectNodes + b.praefectNodes,
          registryNodes: a.registryNodes + b.registryNodes,
        });
        assert.ok(both.total >= first.total && both.worstCase >= first.worstCase);
        assert.ok(second.worstCase >= (second.needs[0]?.connections ?? 0) + (second.needs[1]?.connections ?? 0));
      }),
    );
  });
});

describe("max_connections", () => {
  it("has the limit of RDS' own default", () => {
    assert.deepEqual([8, 16, 32, 64, 768].map(mostConnections), [901, 1802, 3604, 5000, 5000]);
    assert.deepEqual(maxConnectionsRange(16), { least: 400, most: 1802 });
  });

  it("is the worst case where the memory allows it, or as much as the memory allows", () => {
    assert.equal(chosenConnections(connectionDemand(clients2k), 8), 696);
    assert.equal(chosenConnections(connectionDemand(clients3k), 16), 1168);
    assert.equal(chosenConnections(connectionDemand(clients3k), 8), 901);
    assert.equal(chosenConnections({ total: 50, worstCase: 60 }, 8), 400);
    assert.equal(chosenConnections({ total: 902, worstCase: 1500 }, 8), undefined);
    assert.equal(chosenConnections({ total: 50, worstCase: 60 }, 2), undefined);
  });

  it("fits by construction: never below the demand, never above what the memory allows", () => {
    fc.assert(
      fc.property(anyClients, fc.constantFrom(...databaseClasses), (clients, { memoryGiB }) => {
        const demand = connectionDemand(clients);
        const { least, most } = maxConnectionsRange(memoryGiB);
        const chosen = chosenConnections(demand, memoryGiB);
        if (chosen === undefined) assert.ok(demand.total > most);
        else assert.ok(chosen >= demand.total && chosen >= least && chosen <= most);
      }),
    );
  });
});
