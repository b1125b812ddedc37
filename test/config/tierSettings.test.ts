import assert from "node:assert/strict";
import { architecture } from "../../config/architecture.ts";
import { settingsOf } from "../../tools/docs/settingsOf.ts";
import { badRows, messageOf, problems, show, stackFile } from "./badStack.ts";

/** What is built for lines of a good stack file. */
function built(lines: string, users = 3000) {
  return architecture(settingsOf(stackFile(lines, users), "good"));
}

describe("a stack file of a size with tiers", () => {
  for (const row of badRows("test/config/badTiers.yaml")) {
    it(`is refused: ${row.file.trim().replaceAll("\n", "; ").slice(0, 90)}`, () => {
      const actual = problems(stackFile(row.file, 3000));
      show(row.file, actual);
      assert.equal(actual, messageOf(row));
    });
  }

  it("needs no more than its number of users: three zones, a gateway in each, and its own entry", () => {
    const { form, network, internalLoadBalancer, nodeTls, database, caches } = built("");
    assert.deepEqual(form, { highAvailability: "on", gitaly: "cluster" });
    assert.ok(network.kind === "create");
    assert.deepEqual([network.zones, network.nat, internalLoadBalancer], [3, "perZone", true]);
    assert.deepEqual(nodeTls, { trusted: [1], issuing: 1, tokenStep: 1 });
    assert.deepEqual(
      [database?.loginStep, database?.snapshot, database?.minorUpgrades, caches[0]?.tokenStep, caches[0]?.snapshot],
      [1, undefined, true, 1, undefined],
    );
    assert.deepEqual([database?.backupWindow, caches[0]?.snapshotWindow], ["06:00-06:30", "06:30-07:30"]);
  });

  it("has two zones and one gateway where no zone may be lost and nothing votes", () => {
    const { network } = built("highAvailability: off\ngitaly: sharded", 2000);
    assert.ok(network.kind === "create");
    assert.deepEqual([network.zones, network.nat], [2, "single"]);
    const voting = built("highAvailability: off\ngitaly: cluster", 2000).network;
    assert.ok(voting.kind === "create");
    assert.deepEqual([voting.zones, voting.nat], [3, "single"]);
  });

  it("may differ from the size in everything that is planned", () => {
    const { database, caches, nodeTls, groups, namedNodes } = built(`
nodes:
  rails: { min: 4, max: 6, surge: 2, instanceType: m7g.2xlarge, rootVolumeGiB: 50, drainSeconds: 7140, launchSeconds: 600 }
  sidekiq: { max: 4 }
  member: { count: 5 }
database:
  instanceClass: db.r6g.xlarge
  maxConnections: 2000
  storageGiB: 200
  maxStorageGiB: 250
  replicas: 3
  minorUpgrades: false
  loginStep: 2
  snapshot: rds:gitlab-old-2026-11-21-06-05
cache: { nodeType: cache.r7g.large, nodes: 2, snapshotDays: 0, minorUpgrades: false, redisTokenStep: 3, snapshot: automatic.old-1 }
windows: wed:22:30
nodeTls: { trusted: [1, 2], issuing: 2, tokenStep: 3 }
`);
    const { demand, ...plan } = database!;
    assert.ok(demand.total > 1301);
    assert.deepEqual(plan, {
      instanceClass: "db.r6g.xlarge",
      vcpu: 4,
      memoryGiB: 32,
      storageGiB: 200,
      maxStorageGiB: 250,
      multiAz: true,
      maxConnections: 2000,
      backupDays: plan.backupDays,
      minorUpgrades: false,
      backupWindow: "22:30-23:00",
      maintenanceWindow: "thu:00:00-thu:00:30",
      replicas: 3,
      replicaMaintenanceWindows: ["wed:00:00-wed:00:30", "tue:00:00-tue:00:30", "mon:00:00-mon:00:30"],
      loginStep: 2,
      snapshot: "rds:gitlab-old-2026-11-21-06-05",
    });
    assert.deepEqual(
      caches.map((one) => [
        ...[one.nodeType, one.nodes, one.failover],
        ...[one.snapshotDays, one.minorUpgrades, one.tokenStep, one.snapshot],
      ]),
      [["cache.r7g.large", 2, true, 0, false, 3, "automatic.old-1"]],
    );
    assert.deepEqual(nodeTls, { trusted: [1, 2], issuing: 2, tokenStep: 3 });
    const [rails, sidekiq] = groups;
    assert.deepEqual(rails, {
      role: "rails",
      instanceType: "m7g.2xlarge",
      vcpu: 8,
      memoryGiB: 32,
      min: 4,
      max: 6,
      surge: 2,
      rootVolumeGiB: 50,
      drainSeconds: 7140,
      launchSeconds: 600,
    });
    assert.deepEqual([sidekiq?.min, sidekiq?.max, sidekiq?.instanceType], [2, 4, "m7g.xlarge"]);
    assert.equal(namedNodes.filter(({ role }) => role === "member").length, 5);
  });

  it("gets a larger database when its groups grow, and the same one from then on if it names it", () => {
    assert.equal(built("").database?.instanceClass, "db.r6g.large");
    assert.equal(built("nodes: {rails: {max: 20}}").database?.instanceClass, "db.r6g.xlarge");
  });
});
