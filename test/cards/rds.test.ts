import assert from "node:assert/strict";
import { holdsData } from "../../tools/cards/cards.ts";
import { rds } from "../../tools/cards/rds.ts";
import { monthlyCost } from "../../tools/plan/monthlyCost.ts";
import type { PlainObject } from "../../tools/recorder/plainObject.ts";
import type { RecordedResource } from "../../tools/recorder/recording.ts";

const server = rds["aws:rds/instance:Instance"]!;
const group = rds["aws:rds/parameterGroup:ParameterGroup"]!;

const safe = {
  instanceClass: "db.m6g.xlarge",
  allocatedStorage: 100,
  multiAz: true,
  deletionProtection: true,
  backupRetentionPeriod: 14,
  skipFinalSnapshot: false,
  deleteAutomatedBackups: false,
  storageEncrypted: true,
};
const resource = (inputs: PlainObject) => ({ inputs }) as unknown as RecordedResource;

const charges = (inputs: PlainObject, region = "us-east-1") => {
  assert.ok(typeof server.price === "function");
  return server.price(resource(inputs), region, []);
};
const arithmetic = (inputs: PlainObject) => charges(inputs).map((charge) => monthlyCost(charge)?.arithmetic);

describe("the card of a database server", () => {
  it("charges the server and its disk, and both again for the copy in another zone", () => {
    assert.deepEqual(arithmetic({ ...safe, multiAz: false }), [
      "1 x db.m6g.xlarge at 0.3180 x 730 h",
      "100 x GiB gp3 of a database at 0.1150",
    ]);
    assert.deepEqual(arithmetic(safe), [
      "2 x db.m6g.xlarge in two zones at 0.3180 x 730 h",
      "200 x GiB gp3 of a database in two zones at 0.1150",
    ]);
  });

  it("knows no price where nobody knows it: of the disk of a snapshot, and of disks in other regions", () => {
    const { allocatedStorage, ...restored } = safe;
    assert.equal(allocatedStorage, 100);
    assert.deepEqual(
      charges(restored).map(({ rate }) => rate?.dollars),
      [0.318, undefined],
    );
    assert.deepEqual(
      charges(safe, "eu-central-1").map(({ rate }) => rate?.dollars),
      [0.379, undefined],
    );
  });

  it("names what guards its data", () => {
    const guards = (inputs: PlainObject) =>
      server.data?.map((guard) => guard(resource(inputs), [])).filter((text) => text !== undefined);
    assert.deepEqual(guards(safe), [
      "AWS refuses to delete it",
      "backups to any second of the last 14 days",
      "a snapshot is taken before it is deleted",
      "its backups stay for those days after it is deleted",
      "a copy in another zone has every write",
      "encrypted",
    ]);
    assert.deepEqual(guards({ skipFinalSnapshot: true }), []);
  });

  for (const [property, value, says] of [
    ["deletionProtection", false, "AWS does not refuse any more to delete it"],
    ["backupRetentionPeriod", 7, "backups reach back fewer days: older ones are deleted at once"],
    ["multiAz", false, "no copy in another zone takes over any more when the server or its zone fails"],
    ["skipFinalSnapshot", true, "no snapshot is taken any more before it is deleted"],
    ["deleteAutomatedBackups", true, "its backups go with it"],
    ["publiclyAccessible", true, "it gets a public address"],
  ] as const) {
    it(`warns that ${says}`, () => {
      const said = (before: PlainObject, after: PlainObject) =>
        (server.weakenings ?? []).filter(({ weaker }) => weaker(before, after)).map((one) => one.says);
      const weak = { ...safe, [property]: value };
      assert.deepEqual(said(safe, weak), [says]);
      assert.deepEqual(said(weak, safe), []);
    });
  }

  it("warns when its backups would go because nothing is said: the provider's default", () => {
    const said = (before: PlainObject, after: PlainObject) =>
      (server.weakenings ?? []).filter(({ weaker }) => weaker(before, after)).map((one) => one.says);
    const silent = { ...safe, deleteAutomatedBackups: undefined };
    assert.deepEqual(said(safe, silent), ["its backups go with it"]);
    assert.deepEqual([said(silent, safe), said(silent, { ...safe, deleteAutomatedBackups: true })], [[], []]);
  });

  it("warns when connections without TLS are let in", () => {
    const [weakening] = group.weakenings ?? [];
    const tls = (value?: string) => ({
      parameters: value === undefined ? [] : [{ name: "rds.force_ssl", value }],
    });
    assert.equal(weakening?.weaker(tls("1"), tls("0")), true);
    assert.equal(weakening?.weaker(tls(), tls("0")), true);
    assert.equal(weakening?.weaker(tls("1"), tls()), false);
    assert.equal(weakening?.weaker(tls("0"), tls("1")), false);
  });

  it("takes a read replica for a copy: it costs as much as a server in one zone, and neither backups nor data", () => {
    const replica = { ...safe, multiAz: false, replicateSourceDb: "gitlab-prod-0a1b2c3d" };
    assert.deepEqual(arithmetic(replica), [
      "1 x db.m6g.xlarge, read replica at 0.3180 x 730 h",
      "100 x GiB gp3 of a database, read replica at 0.1150",
    ]);
    const use = (inputs: PlainObject) =>
      typeof server.use === "function" ? server.use(resource(inputs), []).map(({ rate }) => rate) : assert.fail();
    assert.deepEqual([use(safe), use(replica)], [["databaseBackupGbMonth"], []]);
    const type = "aws:rds/instance:Instance";
    assert.deepEqual(
      [safe, replica].map((inputs) => holdsData({ type, inputs })),
      [true, false],
    );
    assert.deepEqual(server.box?.detail(replica), ["read replica, db.m6g.xlarge", "only for reading"]);
  });

  it("is a box that says whether there is a copy", () => {
    assert.deepEqual(server.box?.detail({ engine: "postgres", ...safe }), [
      "postgres server, db.m6g.xlarge",
      "and a copy in another zone",
    ]);
    assert.deepEqual(server.box?.detail({ engine: "postgres", ...safe, multiAz: false })[1], "in one zone");
  });
});
