import assert from "node:assert/strict";
import { bundle } from "../../gitlab/bundle.ts";
import type { Architecture } from "../../config/architecture.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";
import { called, mustConverge, mustFail } from "./acting.ts";
import { AuthorityWorld } from "./authorityWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { runsProgram } from "./runsProgram.ts";
import { servingNode } from "./servingNode.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const sharded = tierArchitecture(3000, { highAvailability: "on", gitaly: "sharded" });
const cluster = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });

/** Publishes the configuration of a node; the world plays its instance, whatever its name is. */
function publish(world: World, architecture: Architecture, name: string, version = "19.3.0"): string {
  const node = architecture.namedNodes.find((one) => one.name === name)!;
  const role = roles[node.role];
  const text = bundle({ ...architecture, gitlabVersion: version }, role, node, tierEndpoints(architecture));
  return world.publish({ role, text, ...(node.volumes.length === 0 ? { volume: null } : {}) });
}

describe("a node that serves others", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();
  let world: World;
  let authority: AuthorityWorld;
  let serving: Awaited<ReturnType<typeof servingNode>>;

  before(async function () {
    serving = await servingNode(() => world);
    authority = new AuthorityWorld();
    const { status, output } = authority.run("toolbox", "make_authorities issue_certificates");
    assert.equal(status, 0, output);
  });
  after(() => {
    serving.server.close();
    authority.remove();
  });

  /** What the toolbox has published. */
  const publishSecrets = () => {
    for (const [secret, value] of Object.entries({
      "gitaly-token": "for clients",
      "member-token": "for members",
      "praefect-database": '{"current": "a", "a": "letters", "b": "digits"}',
      "gitaly-secrets": '{"gitlab_shell": {"secret_token": "shell"}}',
      trusted: authority.read("world/secrets/trusted"),
      "certificate-gitaly-1": authority.read("world/secrets/certificate-gitaly-1"),
      "certificate-praefect-1": authority.read("world/secrets/certificate-gitaly-1"),
    })) {
      world.put(`world/secrets/${secret}`, value);
    }
  };
  const database = (version: string) => {
    world.put("world/s3/b-configuration/records/version", `${version}\n`);
  };
  const services = (output: string) => [...output.matchAll(/converge: ([a-z_]+)$/gm)].map(([, step]) => step);

  beforeEach(() => {
    world = newWorld();
    world.variables.SERVES_AT = serving.at;
    world.put("world/services/praefect", "run\n");
    publishSecrets();
  });

  it("installs what it was given, and no secret of others: Gitaly", async () => {
    publish(world, sharded, "gitaly-1");
    const output = await mustConverge(world);
    assert.deepEqual(services(output), [...roles.gitaly.phases[0].always, ...roles.gitaly.phases[0].steps]);
    const json = (path: string) => JSON.parse(world.read(path)) as unknown;
    assert.deepEqual(json("root/etc/gitlab/node-secrets.json"), { gitalyToken: "for clients" });
    assert.deepEqual(json("root/etc/gitlab/gitlab-secrets.json"), { gitlab_shell: { secret_token: "shell" } });
    assert.ok(world.has("root/etc/gitlab/trusted-certs/nodes-1.crt"));
    assert.equal(called(world, "aws secretsmanager put-secret-value"), 0);
    assert.equal(called(world, "gitlab-ctl reconfigure"), 1);
    assert.ok(world.has("world/mounted"));
  });

  it("needs no volume where it holds no data: Praefect", async () => {
    publish(world, cluster, "praefect-1");
    const output = await mustConverge(world);
    assert.deepEqual(services(output), [...roles.praefect.phases[0].always, ...roles.praefect.phases[0].steps]);
    assert.deepEqual(JSON.parse(world.read("root/etc/gitlab/node-secrets.json")), {
      praefectDatabase: { current: "a", a: "letters", b: "digits" },
      gitalyToken: "for clients",
      memberToken: "for members",
    });
    assert.ok(!world.has("world/mounted"));
    assert.equal(called(world, "lsblk"), 0);
  });

  it("does nothing the second time but start what is down", async () => {
    publish(world, sharded, "gitaly-1");
    await mustConverge(world);
    world.forgetCalls();
    const output = await mustConverge(world);
    assert.match(output, /nothing has changed since the last converge/);
    assert.equal(called(world, "gitlab-ctl reconfigure"), 0);
    assert.equal(called(world, "gitlab-ctl start"), 1);
  });

  it("waits, saying for whom, while the toolbox has issued nothing", async () => {
    world.remove("world/secrets/trusted");
    publish(world, sharded, "gitaly-1");
    await mustFail(world, "no authority for TLS between nodes was published yet: the toolbox has to converge first");
    assert.equal(called(world, "gitlab-ctl"), 0);
  });

  it("may be ahead of the database by one upgrade, and is never behind", async () => {
    publish(world, sharded, "gitaly-1");
    for (const [version, message] of [
      [
        "19.3.1",
        "the database is at GitLab 19.3.1, and gitaly-1 must not be older: set gitlabVersion to 19.3.1 or newer",
      ],
      ["19.1.4", "GitLab 19.3.0 cannot follow 19.1.4 directly: set gitlabVersion to the newest 19.2 first"],
    ] as const) {
      database(version);
      await mustFail(world, message);
      assert.equal(called(world, "gitlab-ctl reconfigure"), 0);
    }
    database("19.2.1");
    await mustConverge(world);
  });

  it("takes another certificate when one was issued, and hands over to a successor that has it", async () => {
    publish(world, sharded, "gitaly-1");
    await mustConverge(world);
    world.put("root/opt/gitlab/service/gitaly", "");
    world.forgetCalls();
    const renew = () => world.run("opt/gitlab-node/current/certificates");
    const first = await renew();
    assert.deepEqual([first.code, called(world, "gitlab-ctl")], [0, 0], first.output);
    const { status, output } = authority.run("toolbox", "issue_certificates", "least_days=366");
    assert.equal(status, 0, output);
    world.put("world/secrets/certificate-gitaly-1", authority.read("world/secrets/certificate-gitaly-1"));
    const second = await renew();
    assert.deepEqual([second.code, called(world, "gitlab-ctl hup gitaly")], [0, 1], second.output);
    const { certificate } = JSON.parse(world.read("world/secrets/certificate-gitaly-1")) as { certificate: string };
    assert.equal(world.read("root/etc/gitlab/node-tls/node.crt"), certificate);
  });

  it("starts services again for another authority once reconfigure has linked it, even if it was cut off before", async () => {
    publish(world, sharded, "gitaly-1");
    await mustConverge(world);
    world.put("root/opt/gitlab/service/gitaly", "");
    world.put("root/etc/gitlab/trusted-certs/nodes-1.crt", "another one");
    publish(world, sharded, "gitaly-1", "19.3.1");
    world.put("world/installed", "19.3.1");
    world.refuse("reconfigure");
    world.forgetCalls();
    assert.equal((await world.bootstrap()).code, 1);
    await world.run("opt/gitlab-node/current/certificates");
    assert.equal(called(world, "gitlab-ctl hup gitaly"), 0);
    world.remove("world/refuse/reconfigure");
    await mustConverge(world);
    assert.equal(called(world, "gitlab-ctl hup gitaly"), 1);
  });

  it("hands over to the package that is installed, even if the reconfigure that does so was cut off", async () => {
    publish(world, sharded, "gitaly-1");
    await mustConverge(world);
    runsProgram(world, "/opt/gitlab/embedded/bin/gitaly (deleted)");
    publish(world, sharded, "gitaly-1", "19.3.1");
    world.refuse("reconfigure");
    world.forgetCalls();
    assert.equal((await world.bootstrap()).code, 1);
    assert.equal(called(world, "gitlab-ctl hup"), 0);
    world.remove("world/refuse/reconfigure");
    const output = await mustConverge(world);
    assert.match(output, /gitaly still runs the package before: it is told to hand over/);
    assert.equal(called(world, "gitlab-ctl hup gitaly"), 1);
    await mustConverge(world);
    assert.equal(called(world, "gitlab-ctl hup gitaly"), 1);
  });

  it("keeps its certificate, and raises no alarm of converge, when it cannot read another", async () => {
    publish(world, sharded, "gitaly-1");
    await mustConverge(world);
    const before = world.read("root/etc/gitlab/node-tls/node.crt");
    world.refuse("secrets");
    const { code, output } = await world.run("opt/gitlab-node/current/certificates");
    assert.equal(code, 1);
    assert.match(output, /certificates: FAILED: cannot read the secret certificate-gitaly-1/);
    assert.equal(world.read("root/etc/gitlab/node-tls/node.crt"), before);
    assert.ok(!world.has("root/var/lib/gitlab-node/failed"));
  });
});
