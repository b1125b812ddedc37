import assert from "node:assert/strict";
import { called, refusal } from "./acting.ts";
import { AuthorityWorld } from "./authorityWorld.ts";
import { runsProgram } from "./runsProgram.ts";
import { servingNode } from "./servingNode.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const settings = "NODE=cluster-1 SERVES=gitaly SERVES_PORT=9999 SERVES_METRICS_PORT=9236";
const trusted = "etc/gitlab/trusted-certs/nodes-1.crt";
const certificate = ["etc/gitlab/node-tls/node.crt", "etc/gitlab/node-tls/node.key"] as const;

describe("a wait for a node that serves others", function () {
  this.timeout(120_000);
  eachWithNewWorlds();
  let authority: AuthorityWorld;
  let serving: Awaited<ReturnType<typeof servingNode>>;
  let world: World;

  before(async () => {
    authority = new AuthorityWorld();
    const made = authority.run("toolbox", "make_authorities issue_certificates");
    assert.equal(made.status, 0, made.output);
    const taken = authority.run("node", "install_trusted install_node_certificate");
    assert.equal(taken.status, 0, taken.output);
    serving = await servingNode(() => world);
  });
  after(() => {
    serving.server.close();
    authority.remove();
  });

  beforeEach(() => {
    world = newWorld();
    for (const file of [trusted, ...certificate]) world.put(`root/${file}`, authority.read("node", file));
    world.variables.SERVES_AT = serving.at;
    world.put("world/services/gitaly", "run\n");
  });

  it("ends once it answers, with the program that is installed", async () => {
    runsProgram(world, "/opt/gitlab/embedded/bin/gitaly");
    assert.equal(await refusal(world, `${settings}; await_server`), undefined);
    assert.equal(called(world, "gitlab-ctl hup"), 0);
  });

  it("tells it once to hand over, while it runs the program of before", async () => {
    runsProgram(world, "/opt/gitlab/embedded/bin/gitaly (deleted)");
    assert.equal(await refusal(world, `${settings}; await_server`), undefined);
    assert.equal(called(world, "gitlab-ctl hup gitaly"), 1);
  });

  for (const [what, spoil, lacking] of [
    [
      "is down",
      () => {
        world.put("world/services/gitaly", "down\n");
      },
      "nothing answers on http://127.0.0.1:9236/metrics",
    ],
    [
      "has a certificate of another authority",
      () => {
        const other = new AuthorityWorld();
        assert.equal(other.run("toolbox", "make_authorities").status, 0);
        const { certificate: text } = (
          JSON.parse(other.read("world/secrets/authorities")) as Record<string, { certificate: string }>
        )["1"]!;
        other.remove();
        world.put(`root/${trusted}`, text);
      },
      "port 9999 does not answer with a certificate of this stack",
    ],
    [
      "opens no port",
      () => {
        for (const file of certificate) world.remove(`root/${file}`);
      },
      "port 9999 does not answer with a certificate of this stack",
    ],
    [
      "goes on with the program of before, because its successor does not start",
      () => {
        runsProgram(world, "/opt/gitlab/embedded/bin/gitaly (deleted)");
        world.refuse("successor");
      },
      "gitaly still runs the program of the package before",
    ],
  ] as const) {
    it(`says what is wrong with one that ${what}`, async () => {
      spoil();
      assert.equal(
        await refusal(world, `${settings}; await_server`),
        `cluster-1 does not serve: ${lacking}. Look at gitlab-ctl status and gitlab-ctl tail gitaly, and run systemctl start gitlab-converge, which tries again`,
      );
    });
  }

  it("goes on while it is not there yet", async () => {
    world.put("world/services/gitaly", "down\n");
    const waiting = refusal(world, `READINESS_WAIT_SECONDS=20 ${settings}; await_server`);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    world.put("world/services/gitaly", "run\n");
    assert.equal(await waiting, undefined);
  });

  it("says which member Praefect does not reach", async () => {
    assert.equal(await refusal(world, "NODE=praefect-1; await_members"), undefined);
    world.refuse("members");
    assert.equal(
      await refusal(world, "NODE=praefect-1; await_members"),
      "praefect-1 does not reach every member of the cluster: see gitlab-ctl status on the members, repair the one that is named here, and run pulumi up again. Praefect says: the following nodes are not healthy: tls://cluster-2.full.gitlab.internal:9999",
    );
  });
});
