import assert from "node:assert/strict";
import { quotas } from "../../tools/plan/account.ts";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { losses } from "../../tools/plan/losses.ts";
import type { SettingRow } from "../../tools/plan/planModel.ts";
import { tierFindings } from "../../tools/plan/tierFindings.ts";
import { recordZones, type Zoned } from "./recordZones.ts";

const members = { "cluster-1": "a", "cluster-2": "b", "cluster-3": "c" };
const praefects = { "praefect-1": "a", "praefect-2": "b", "praefect-3": "c" };

const available: Zoned = {
  zones: ["a", "b", "c"],
  nodes: { ...members, ...praefects, "toolbox-1": "b" },
  volumes: Object.keys(members),
  groups: { rails: 3, sidekiq: 2 },
  copies: true,
};

/** The third zone is missing: the first one has two of three. */
const twoZones: Zoned = {
  ...available,
  zones: ["a", "b"],
  nodes: { ...available.nodes, "cluster-3": "a", "praefect-3": "a" },
};

const single: Zoned = {
  zones: ["a", "b"],
  nodes: { "gitaly-1": "a", "toolbox-1": "a" },
  volumes: ["gitaly-1"],
  groups: { rails: 2, sidekiq: 1 },
  copies: false,
};

const zoneRows = async (environment: Zoned, zone: string) =>
  losses(await recordZones(environment), "us-east-1", 100).filter(
    ({ scope, event }) => scope === "zone" && event.includes(`us-east-1${zone}`),
  );

const zoneLoss = async (environment: Zoned, zone: string) =>
  (await zoneRows(environment, zone)).map(({ part, lost, until }) => `${part}: ${lost}; ${until}`);

const s3 = "S3, Secrets Manager: nothing: they span the zones of the region; ";

describe("what the loss of a zone costs", () => {
  it("is nothing that matters where every tier is in three zones", async () => {
    assert.deepEqual((await zoneLoss(available, "b")).toSorted(), [
      "Praefect: nothing; it loses 1 of 3 nodes: the others go on",
      s3,
      "cache: the last moments of jobs and sessions, if the primary was in this zone; a replica in another zone takes over within a minute or so",
      "database: nothing; its copy in another zone takes over in one or two minutes",
      "rails: nothing; 2 of 3 nodes at least go on, and Auto Scaling launches the others in the zones that are left",
      "repositories: nothing, the other members have every write; the Gitaly Cluster loses 1 of 3 members: repositories are read and written on the others",
      "sidekiq: nothing; 1 of 2 nodes at least go on, and Auto Scaling launches the others in the zones that are left",
      "toolbox: nothing; it is gone, GitLab serves without it: nodes.toolbox.zone makes it in another zone",
    ]);
    const rows = await zoneRows(available, "b");
    assert.deepEqual(
      rows.map(({ figures }) => [figures?.losesMinutes, figures?.downMinutes, figures?.byHand]).toSorted(),
      [...Array.from({ length: 5 }, () => [0, 0, false]), [0, 1, false], [0, 2, false], [1, 1, false]],
    );
  });

  it("shares a row where zones mean the same to a part", async () => {
    const events = (await zoneRows(available, "b")).map(({ part, event }) => [part, event]);
    const all = "Availability Zone us-east-1a or us-east-1b or us-east-1c fails";
    assert.deepEqual(
      events.filter(([, event]) => event !== all),
      [["toolbox", "Availability Zone us-east-1b fails"]],
    );
  });

  it("is every write where two of three members are in it", async () => {
    assert.deepEqual((await zoneLoss(twoZones, "a")).slice(0, 2), [
      "repositories: nothing, the other members have every write; the Gitaly Cluster loses 2 of 3 members: repositories can be read, but nothing is written until the zone is back",
      "Praefect: nothing; it loses 2 of 3 nodes: the others cannot agree on which members are healthy",
    ]);
    assert.ok((await zoneLoss(twoZones, "b")).some((one) => one.endsWith("read and written on the others")));
    assert.ok((await zoneRows(twoZones, "a")).some(({ figures }) => figures?.downMinutes === undefined));
  });

  it("is what nobody else has a copy of where single nodes are in it", async () => {
    assert.deepEqual(await zoneLoss(single, "a"), [
      "repositories on gitaly-1: nothing if the zone comes back, else everything on the volume: nothing takes snapshots of it; they cannot be reached: wait for the zone, or make a new stack from backups (docs/operations.md)",
      "database: nothing if the zone comes back, else at most the last five minutes, if it was in this zone; wait for the zone, or restore it to the latest time in another one",
      "cache: jobs and sessions since its last daily snapshot, if its node was in this zone; GitLab is down until the zone is back",
      "rails: nothing; 1 of 2 nodes at least go on, and Auto Scaling launches the others in the zones that are left",
      "sidekiq: nothing; it may have no node for a while, and Auto Scaling launches the others in the zones that are left",
      "toolbox: nothing; it is gone, GitLab serves without it: nodes.toolbox.zone makes it in another zone",
      s3,
    ]);
    assert.ok(!(await zoneLoss(single, "b")).some((one) => /gitaly|toolbox/.test(one)));
  });

  it("is metrics where the monitor is in it: alarms go on, and no repository is missed", async () => {
    const nodes = { ...single.nodes, "monitor-1": "b" };
    const watched = { ...single, nodes, volumes: ["gitaly-1", "monitor-1"] };
    assert.deepEqual(await zoneLoss(watched, "a"), await zoneLoss(single, "a"));
    const [before, after] = [await zoneLoss(single, "b"), await zoneLoss(watched, "b")];
    assert.deepEqual(
      after.filter((one) => !before.includes(one)),
      ["monitor: nothing; it is gone: no metrics in Prometheus until the zone is back; CloudWatch's alarms go on"],
    );
    const rows = losses(await recordZones(watched), "us-east-1", 100);
    assert.equal(
      rows.find(({ event }) => event === "volume monitor-1-data fails")?.lost,
      "the metrics that Prometheus has kept; nothing takes snapshots of them",
    );
  });

  it("names each node that AWS replaces by itself, and asks no snapshot of a cluster's members", async () => {
    const rows = losses(await recordZones(available), "us-east-1", 100);
    const of = (event: string) => rows.find((row) => row.event === event);
    assert.equal(of("volume cluster-1-data fails")?.lost, "nothing: the other members have every write");
    assert.match(
      of("volume cluster-1-data fails")?.until ?? "",
      /^the other members serve at once, and Praefect fills/,
    );
    assert.equal(of("database server database fails")?.lost, "nothing");
    assert.equal(of("the primary of cache fails")?.lost, "the last moments of jobs and sessions");
    assert.equal(of("an instance of rails fails")?.until, "Auto Scaling launches another one");
  });
});

describe("quotas of tiers", () => {
  it("count services only where there are some, and every node of the cache", async () => {
    const needed = quotas(await recordZones(available)).map(({ name, needed: count }) => `${String(count)} ${name}`);
    assert.deepEqual(needed.slice(-3), [
      "2 EC2 Auto Scaling: groups per region",
      "1 RDS: DB instances per region",
      "3 ElastiCache: nodes per region",
    ]);
  });
});

describe("an existing network", () => {
  const zonesOf = (rows: readonly { readonly event: string }[]) =>
    [
      ...new Set(rows.flatMap(({ event }) => /^Availability Zone (.*) fails$/.exec(event)?.[1]?.split(" or ") ?? [])),
    ].toSorted();
  const subnets = { a: "subnet-1", b: "subnet-2", c: "subnet-3" };

  it("has the zones of its nodes' volumes, and else those of its subnets", async () => {
    const rows = losses(await recordZones({ ...available, subnets }), "us-east-1", 100);
    assert.deepEqual(zonesOf(rows), ["us-east-1a", "us-east-1b", "us-east-1c"]);
    const nodes = { ...praefects, "toolbox-1": "b" };
    const without = losses(await recordZones({ ...available, nodes, volumes: [], subnets }), "us-east-1", 100);
    assert.deepEqual(zonesOf(without), ["of subnet-1", "of subnet-2", "of subnet-3"]);
  });

  it("has no zone with too many votes where every node is in a subnet of its own", async () => {
    const graph = new ResourceGraph(await recordZones({ ...available, subnets }));
    const found = tierFindings.flatMap((check) => check({ graph, settings: [] }));
    assert.deepEqual(
      found.filter(({ level }) => level === "warning"),
      [],
    );
  });
});

describe("findings about tiers", () => {
  const found = async (environment: Zoned, settings: Readonly<Record<string, string>> = {}) => {
    const graph = new ResourceGraph(await recordZones(environment));
    const rows = Object.entries(settings).map(([key, value]): SettingRow => ({
      key,
      value,
      origin: "default",
      note: undefined,
    }));
    return tierFindings
      .flatMap((check) => check({ graph, settings: rows }))
      .map(({ level, what, todo }) => `${level}: ${what} ${todo}`);
  };

  const licence =
    "note: GitLab supports a Gitaly Cluster with Premium or Ultimate only. Without a licence set gitaly: sharded. The repositories of a zone then cannot be reached while it is down.";

  it("are only the licence where every tier is in three zones", async () => {
    assert.deepEqual(await found(available), [licence]);
  });

  it("say which zone has too many votes", async () => {
    const zones = "Use three zones: network.zones, or three private subnets.";
    assert.deepEqual(await found(twoZones), [
      `warning: Zone us-east-1a has 2 of 3 nodes called cluster: when that zone is down, nothing is written to repositories. ${zones}`,
      `warning: Zone us-east-1a has 2 of 3 nodes called praefect: when that zone is down, Praefect cannot agree. ${zones}`,
      licence,
    ]);
  });

  it("say what has one copy, and which group does not survive a zone", async () => {
    const down = "when it fails, GitLab is down until AWS has replaced it or a person has restored it.";
    assert.deepEqual(await found(single), [
      "note: sidekiq may have no node left when a zone fails, until Auto Scaling has launched one elsewhere. Raise min of the role to 2.",
      `note: The database is in one zone: ${down} Set highAvailability: on if GitLab has to go on.`,
      `note: The cache has one node: ${down} Set highAvailability: on if GitLab has to go on.`,
      "note: All repositories are on one Gitaly node: those of a zone that is down cannot be reached. Set gitaly: cluster, which GitLab supports with Premium or Ultimate.",
    ]);
  });

  it("do not take the monitor's volume for one with repositories", async () => {
    const watched = { ...single, nodes: { ...single.nodes, "monitor-1": "b" }, volumes: ["gitaly-1", "monitor-1"] };
    assert.deepEqual(await found(watched), await found(single));
  });

  it("say which schedule starts something in a window", async () => {
    const settings = { windows: "sun:02:00", "backup.schedule": "0 2 * * *", "patching.schedule": "none" };
    assert.deepEqual(await found(available, settings), [
      licence,
      "note: backup.schedule, 0 2 * * *, starts something during the backup of the database. Choose another schedule, or move the windows, which begin at sun:02:00.",
    ]);
  });
});
