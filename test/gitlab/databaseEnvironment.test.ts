import assert from "node:assert/strict";
import { databaseEnvironment } from "../../gitlab/databaseEnvironment.ts";
import { databases } from "../../gitlab/databases.ts";
import type { DatabaseEndpoint } from "../../gitlab/endpoints.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { boxArchitecture, boxBundle, boxEndpoints } from "../fixtures/architectures.ts";

const server: DatabaseEndpoint = {
  host: "db.example.eu-west-1.rds.amazonaws.com",
  port: 5432,
  major: 17,
  master: { role: "gitlab_master", secret: { arn: "arn:master", version: "m1" } },
  authorities: "/etc/rds.pem",
  logins: { gitlab: { arn: "arn:gitlab", version: "g1" }, registry: { arn: "arn:registry", version: "r1" } },
  restored: false,
};

describe("what the database step has to know", () => {
  it("is the server, and one row for each component on it", () => {
    assert.deepEqual(databaseEnvironment(server, "19.3.0"), {
      GITLAB_DATABASE: "gitlabhq_production",
      REGISTRY_DATABASE: "registry",
      DATABASE_HOST: "db.example.eu-west-1.rds.amazonaws.com",
      DATABASE_PORT: "5432",
      DATABASE_MAJOR: "17",
      DATABASE_MASTER: "gitlab_master",
      DATABASE_MASTER_SECRET: "arn:master",
      DATABASE_CA: "/etc/rds.pem",
      DATABASES:
        "gitlab|gitlabhq_production|arn:gitlab|pg_trgm,plpgsql,btree_gist,pg_stat_statements,amcheck registry|registry|arn:registry|",
      DATABASE_PASSWORD_VERSIONS: "m1 g1 r1",
      RESTORE: "false",
    });
  });

  it("names amcheck from 18.4 on", () => {
    const extensions = (version: string) => databaseEnvironment(server, version).DATABASES?.split(/[|, ]/) ?? [];
    assert.deepEqual(
      ["18.3.9", "18.4.0", "19.0.0"].map((version) => extensions(version).includes("amcheck")),
      [false, true, true],
    );
  });

  it("has names that need no quotes in SQL", () => {
    for (const [owner, { database }] of Object.entries(databases)) assert.match(`${owner} ${database}`, /^[a-z_ ]+$/);
  });
});

describe("a node that makes the databases", () => {
  interface File {
    readonly path: string;
    readonly content: string;
  }
  const phase = { ...roles.box.phases[0], steps: ["install_package", "make_databases"] } as const;
  const toolbox: Role = { ...roles.box, phases: [phase] };
  const filesOf = (role: Role) =>
    (JSON.parse(boxBundle(boxArchitecture, { ...boxEndpoints, database: server }, role)) as { files: readonly File[] })
      .files;
  const ours = (role: Role) => filesOf(role).flatMap(({ path }) => (/databases|scram/.test(path) ? [path] : []));
  const environment = (role: Role) => filesOf(role).find(({ path }) => path === "environment")?.content ?? "";

  it("has the scripts and knows the server, and no other node does", () => {
    assert.deepEqual(ours(toolbox), ["lib/databases.sh", "lib/databases.sql", "lib/scram.rb"]);
    assert.match(environment(toolbox), /^DATABASE_HOST='db\.example\.eu-west-1\.rds\.amazonaws\.com'$/m);
    assert.deepEqual(ours(roles.box), []);
    assert.ok(!environment(roles.box).includes("DATABASE"));
  });
});
