import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readdirSync } from "node:fs";
import { acceptsNode } from "./acceptsNode.ts";
import { AuthorityWorld, type Outcome } from "./authorityWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";

interface Pair {
  readonly key: string;
  readonly certificate: string;
}

const toolbox = "make_authorities issue_certificates";
const node = "install_trusted install_node_certificate";
const days = (milliseconds: number) => Math.round(milliseconds / 86_400_000);

describe("TLS between nodes", function () {
  this.timeout(60_000);
  before(needsNodeTools);
  let world: AuthorityWorld;
  beforeEach(() => (world = new AuthorityWorld()));
  afterEach(() => {
    world.remove();
  });

  const succeeds = ({ status, output }: Outcome) => {
    assert.equal(status, 0, output);
    return output;
  };
  const fails = ({ status, output }: Outcome) => {
    assert.equal(status, 1, output);
    return /FAILED: (.*)/.exec(output)?.[1];
  };
  const certificate = () => (world.secret("certificate-gitaly-1") as Pair).certificate;
  const authority = (generation: string) =>
    new X509Certificate((world.secret("authorities") as Record<string, Pair>)[generation]!.certificate);

  const accepts = (ca: readonly string[], name: string) => acceptsNode(world, ca, name);

  const trustedFiles = () =>
    readdirSync(world.path("node/etc/gitlab/trusted-certs")).map((file) =>
      world.read("node/etc/gitlab/trusted-certs", file),
    );

  it("is accepted by a client that trusts the authority, under the node's names and no other", async () => {
    succeeds(world.run("toolbox", toolbox));
    succeeds(world.run("node", node));
    assert.equal(await accepts(trustedFiles(), "gitaly-1.dev.gitlab.internal"), true);
    assert.equal(await accepts(trustedFiles(), "gitaly.dev.gitlab.internal"), true);
    assert.equal(await accepts(trustedFiles(), "gitaly-2.dev.gitlab.internal"), false);
    assert.equal(await accepts([], "gitaly-1.dev.gitlab.internal"), false);
  });

  it("gives nodes the certificates of authorities, and never a key of theirs", () => {
    succeeds(world.run("toolbox", toolbox));
    assert.deepEqual(world.secret("trusted"), { 1: authority("1").toString() });
    const { key } = (world.secret("authorities") as Record<string, Pair>)["1"]!;
    for (const secret of ["trusted", "certificate-gitaly-1"]) {
      assert.ok(!JSON.stringify(world.secret(secret)).includes(JSON.stringify(key).slice(1, -1)), secret);
    }
    assert.deepEqual(readdirSync(world.path("toolbox/run"), { recursive: true }), ["gitlab-node"]);
  });

  it("has an authority that can issue only for names of the nodes", () => {
    succeeds(world.run("toolbox", toolbox));
    world.names = "gitlab.example.com";
    succeeds(world.run("toolbox", toolbox));
    assert.match(fails(world.run("node", node))!, /^the certificate of gitaly-1 is expired, or not from an authority/);
  });

  it("lasts a year, its authority ten, and both are signed with P-256", () => {
    succeeds(world.run("toolbox", toolbox));
    for (const [one, valid] of [
      [new X509Certificate(certificate()), 365],
      [authority("1"), 3650],
    ] as const) {
      assert.equal(days(Date.parse(one.validTo) - Date.parse(one.validFrom)), valid);
      assert.equal(one.publicKey.asymmetricKeyDetails?.namedCurve, "prime256v1");
    }
  });

  it("changes nothing the second time", () => {
    succeeds(world.run("toolbox", toolbox));
    succeeds(world.run("node", node));
    const before = ["authorities", "trusted", "certificate-gitaly-1"].map((name) => world.secret(name));
    assert.ok(world.has("node/state/certificate-changed"));
    world.put("world/log", "");
    assert.equal(succeeds(world.run("toolbox", toolbox)), "");
    succeeds(world.run("node", `rm_mark ${node}`, 'rm_mark() { rm "$state/certificate-changed"; }'));
    assert.deepEqual(
      ["authorities", "trusted", "certificate-gitaly-1"].map((name) => world.secret(name)),
      before,
    );
    assert.ok(!world.has("node/state/certificate-changed"));
    assert.ok(!world.read("world/log").includes("put-secret-value"));
  });

  it("is issued again when too little is left, when the names change, and when the value is no certificate", () => {
    succeeds(world.run("toolbox", toolbox, "certificate_days=121"));
    const first = certificate();
    succeeds(world.run("toolbox", toolbox));
    assert.equal(certificate(), first);
    succeeds(world.run("toolbox", toolbox, "least_days=122"));
    const second = certificate();
    assert.notEqual(second, first);
    world.names = "gitaly-1.dev.gitlab.internal";
    succeeds(world.run("toolbox", toolbox));
    const third = certificate();
    assert.equal(new X509Certificate(third).subjectAltName, "DNS:gitaly-1.dev.gitlab.internal");
    world.put("world/secrets/certificate-gitaly-1", "{}");
    succeeds(world.run("toolbox", toolbox));
    assert.notEqual(certificate(), third);
  });

  it("moves to another authority in three steps, and is accepted after each of them, before and after nodes follow", async () => {
    succeeds(world.run("toolbox", toolbox));
    succeeds(world.run("node", node));
    const name = "gitaly-1.dev.gitlab.internal";
    for (const [trusted, issuing] of [
      ["1 2", "1"],
      ["1 2", "2"],
      ["2", "2"],
    ] as const) {
      const clientBefore = trustedFiles();
      Object.assign(world, { trusted, issuing });
      succeeds(world.run("toolbox", toolbox));
      assert.equal(await accepts(clientBefore, name), true, `${issuing} of ${trusted}: nobody has followed`);
      succeeds(world.run("node", node));
      assert.equal(await accepts(clientBefore, name), true, `${issuing} of ${trusted}: the server has followed`);
      assert.equal(await accepts(trustedFiles(), name), true, `${issuing} of ${trusted}: both have followed`);
    }
    assert.deepEqual(Object.keys(world.secret("authorities") as object), ["2"]);
    assert.deepEqual(readdirSync(world.path("node/etc/gitlab/trusted-certs")), ["nodes-2.crt"]);
  });

  it("lets services start again for each change of authorities and certificates, and also if the run is cut off", () => {
    succeeds(world.run("toolbox", toolbox));
    const changed = () => {
      succeeds(world.run("node", node));
      const marks = readdirSync(world.path("node/state")).filter((file) => file.endsWith("-changed"));
      succeeds(world.run("node", "forget", 'forget() { rm -f "$state"/*-changed; }'));
      return marks.join(" ");
    };
    assert.deepEqual([changed(), changed()], ["authorities-changed certificate-changed", ""]);
    for (const trusted of ["1 2", "1"]) {
      world.trusted = trusted;
      succeeds(world.run("toolbox", toolbox));
      assert.deepEqual([changed(), changed()], ["authorities-changed", ""], trusted);
    }
    succeeds(world.run("toolbox", toolbox, "least_days=366"));
    assert.equal(world.run("node", node, 'mv() { command mv "$@"; [[ ${!#} != *.crt ]] || exit 9; }').status, 9);
    assert.deepEqual([changed(), changed()], ["certificate-changed", ""]);
  });

  it("keeps an authority that exists when a run is cut off before nodes learn of it", () => {
    succeeds(world.run("toolbox", "make_authorities"));
    const made = world.secret("authorities");
    world.put("world/secrets/trusted", "{}");
    succeeds(world.run("toolbox", toolbox));
    assert.deepEqual(world.secret("authorities"), made);
    assert.deepEqual(world.secret("trusted"), { 1: authority("1").toString() });
  });

  it("is refused with what to do", () => {
    assert.equal(
      fails(world.run("node", node)),
      "no authority for TLS between nodes was published yet: the toolbox has to converge first",
    );
    succeeds(world.run("toolbox", "make_authorities"));
    assert.equal(
      fails(world.run("node", node)),
      "no certificate was issued to gitaly-1 yet: the toolbox has to converge first",
    );
    Object.assign(world, { trusted: "1 2", issuing: "3" });
    assert.equal(fails(world.run("toolbox", toolbox)), "the authority 3 cannot issue: nodes trust only 1 2");
    Object.assign(world, { trusted: "1 2", issuing: "2" });
    assert.equal(
      fails(world.run("toolbox", "issue_certificates")),
      "the authority 2 does not exist yet: the step make_authorities creates it",
    );
    assert.equal(
      fails(world.run("node", "install_trusted")),
      "the authority 2 for TLS between nodes was not published yet: the toolbox has to converge first",
    );
    succeeds(world.run("toolbox", "make_authorities"));
    world.put("world/secrets/authorities", "{}");
    assert.equal(
      fails(world.run("toolbox", "make_authorities")),
      "nodes trust the authority 1, but authorities does not have its key: put the last good value back (AWSPREVIOUS in Secrets Manager), or replace the authority by another one, in three runs of pulumi up",
    );
    assert.deepEqual(Object.keys(world.secret("trusted") as object), ["1", "2"]);
    world.put("world/secrets/authorities", "no JSON");
    assert.equal(
      fails(world.run("toolbox", "make_authorities")),
      "the secret authorities is not a JSON object. Nothing was changed; put the last good value back (AWSPREVIOUS in Secrets Manager)",
    );
    assert.equal(world.read("world/secrets/authorities"), "no JSON");
    world.put("world/refuse/secrets", "");
    assert.equal(fails(world.run("toolbox", "make_authorities")), "cannot read the secret authorities");
  });

  it("is refused by the node if the certificate is expired, from elsewhere, or without its key", () => {
    const again = "put {} into it, and start gitlab-node-certificates on the toolbox, which issues another one";
    succeeds(world.run("toolbox", toolbox));
    const good = world.secret("certificate-gitaly-1") as Pair;
    const change = (pair: object) => {
      world.put("world/secrets/certificate-gitaly-1", JSON.stringify(pair));
    };
    change({});
    assert.equal(
      fails(world.run("node", node)),
      `the secret certificate-gitaly-1 has no certificate with its key: ${again}`,
    );
    const stranger = new AuthorityWorld();
    succeeds(stranger.run("toolbox", toolbox));
    const other = stranger.secret("certificate-gitaly-1") as Pair;
    stranger.remove();
    change({ ...good, key: other.key });
    assert.equal(
      fails(world.run("node", node)),
      `the certificate of gitaly-1 and its key do not belong together: ${again}`,
    );
    change(other);
    assert.match(
      fails(world.run("node", node))!,
      /^the certificate of gitaly-1 is expired, or not from an authority that it trusts \(1\)/,
    );
    change({});
    succeeds(world.run("toolbox", toolbox, "certificate_days=0"));
    assert.match(fails(world.run("node", node))!, /^the certificate of gitaly-1 is expired/);
    assert.ok(!world.has("node/etc/gitlab/node-tls"));
  });
});
