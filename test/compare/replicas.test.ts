import assert from "node:assert/strict";
import { databaseProgram, plan } from "../components/data/recordDatabase.ts";
import { changed } from "./comparing.ts";

const withReplicas = (replicas: number, change: Parameters<typeof databaseProgram>[0] = {}) =>
  databaseProgram({ ...change, plan: { ...plan, ...change.plan, replicas } });

const label = "gitlab-data-database-replicas";

/** What a change does to servers. */
const servers = async (...sides: Parameters<typeof changed>) => {
  const { changes, risks, failures } = await changed(...sides);
  const rows = changes.filter(({ type }) => type === "aws:rds/instance:Instance");
  return {
    risks,
    failures,
    servers: rows.map(({ kind, name, holdsData }) => `${kind} ${name}${holdsData ? " DATA" : ""}`).toSorted(),
    interruptions: [...new Set(rows.flatMap(({ interruptions }) => interruptions))],
  };
};

describe("a comparison, of read replicas", () => {
  it("takes a new one for no data, and for no risk", async () => {
    assert.deepEqual(await servers(withReplicas(0), withReplicas(2)), {
      risks: [],
      failures: [],
      servers: [`created ${label}-1`, `created ${label}-2`],
      interruptions: [],
    });
  });

  for (const [from, to] of [
    [2, 1],
    [1, 0],
  ] as const) {
    it(`loses nothing when there are ${String(to)} instead of ${String(from)}`, async () => {
      assert.deepEqual(await servers(withReplicas(from), withReplicas(to)), {
        risks: [],
        failures: [],
        servers: [`deleted ${label}-${String(from)}`],
        interruptions: ["GitLab reads from the other replicas and the database"],
      });
    });
  }

  it("says what another class means to them, and to the database", async () => {
    const larger = { plan: { ...plan, instanceClass: "db.m6g.2xlarge" } };
    assert.deepEqual(await servers(withReplicas(1), withReplicas(1, larger)), {
      risks: [],
      failures: [],
      servers: ["updated gitlab-data-database DATA", `updated ${label}-1`],
      interruptions: [
        "the server is down for some minutes; with a copy in another zone, for one or two",
        "the read replica is away for some minutes: GitLab reads from the others and the database",
      ],
    });
  });

  it("takes the database itself for data as before, with and without them", async () => {
    const nothing = () => undefined;
    const lifted = { protection: { kind: "lifted", reason: "a trial" } } as const;
    for (const replicas of [0, 2]) {
      const { risks } = await changed(withReplicas(replicas, lifted), nothing);
      assert.deepEqual(
        risks.filter((risk) => risk.includes("database:")),
        ["gitlab-data-database: deleted together with its data"],
      );
      const { risks: less } = await changed(withReplicas(replicas), withReplicas(replicas, lifted));
      assert.deepEqual(
        less.filter((risk) => risk.startsWith("gitlab-data-database:")),
        [
          "gitlab-data-database: its protection is lifted: the next pulumi up can delete or replace it",
          "gitlab-data-database: AWS does not refuse any more to delete it",
          "gitlab-data-database: no snapshot is taken any more before it is deleted",
          "gitlab-data-database: its backups go with it",
        ],
      );
    }
  });
});
