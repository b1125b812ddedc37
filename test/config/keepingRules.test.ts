import assert from "node:assert/strict";
import type { Complain } from "../../config/problem.ts";
import { checkBackup } from "../../config/rules/checkBackup.ts";
import { checkDays, checkProtection, checkVolumes } from "../../config/rules/keeping.ts";
import { sizes } from "../../config/sizes.ts";
import { tiers } from "../../config/sizes/tiers.ts";
import { checkNetwork } from "../../config/rules/checkNetwork.ts";
import { complaints, group, taken } from "./checking.ts";

describe("rules on what is kept, at their borders", () => {
  it("on days and reasons", () => {
    const backups = (key: string) =>
      taken([1, 2, 3650, 3651], (days, complain) => {
        checkBackup(group("backup", { [key]: days }), "us-east-1", complain);
      });
    assert.deepEqual(
      [backups("retentionDays"), backups("snapshotRetentionDays")],
      [
        [2, 3650],
        [2, 3650],
      ],
    );
    const schedules = ["0 2 * * *", "0 * * * *", "0,59 * * * *", "0 2 * * 1", "0 2 1,8,16,24 * *", "0 2 * * 1-5"];
    const fine = ["0 2 * * *", "0 * * * *", "0 2 * * 1", "0 2 * * 1-5"];
    for (const key of ["schedule", "snapshotSchedule"]) {
      const check = (schedule: string, complain: Complain) => {
        checkBackup(group("backup", { [key]: schedule }), "us-east-1", complain);
      };
      assert.deepEqual(taken(schedules, check), fine, key);
    }
    const both = "0 2 1-31/2 * 1-5";
    assert.deepEqual(
      complaints((complain) => {
        checkBackup(group("backup", { schedule: both }), "us-east-1", complain);
      }),
      [],
    );
    assert.deepEqual(
      complaints((complain) => {
        checkBackup(group("backup", { snapshotSchedule: both }), "us-east-1", complain);
      }),
      ["backup.snapshotSchedule"],
    );
    assert.deepEqual(
      taken([0, 1, 365, 366], (days, complain) => {
        checkDays(days, 365, complain);
      }),
      [1, 365],
    );
    assert.deepEqual(
      taken(
        Array.from({ length: 4000 }, (_, day) => day),
        (days, complain) => {
          checkDays(30, days, complain);
        },
      ),
      [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    );
    const reason = (length: number) => ` ${"x".repeat(length)} `;
    assert.deepEqual(
      [9, 10].filter(
        (length) =>
          complaints((complain) => checkProtection({ lifted: true, reason: reason(length) }, complain)).length === 0,
      ),
      [10],
    );
    assert.deepEqual(
      complaints((complain) => checkProtection({ lifted: false, reason: "x" }, complain)),
      ["protection.reason"],
    );
    assert.deepEqual(
      complaints((complain) => checkProtection({ lifted: false, reason: "" }, complain)),
      [],
    );
  });

  it("on volumes that are kept and given up", () => {
    const snap = "snap-01234567";
    const of = (restored: string[], discarded: string[], lifted = true) =>
      complaints((complain) => {
        const protection = lifted ? ({ kind: "lifted", reason: "" } as const) : ({ kind: "on" } as const);
        checkVolumes(restored, discarded, protection, sizes[0], complain);
      });
    assert.deepEqual(of([], []), []);
    assert.deepEqual(of([], [], false), []);
    assert.deepEqual(of([snap], ["original"]), []);
    assert.deepEqual(of([snap], ["original"], false), ["discardVolumes"]);
    assert.deepEqual(of([snap], [snap]), ["discardVolumes[0]"]);
    assert.deepEqual(of([], ["original"]), ["discardVolumes[0]"]);
    assert.deepEqual(of([snap, "snap-11234567"], [snap, "original"]), []);
    assert.deepEqual(of(["snap-0123456", "snap-012345678", "snap-0123456789abcdef0"], []), [
      "restoreSnapshots[0]",
      "restoreSnapshots[1]",
    ]);
  });
});

describe("volumes of several nodes", () => {
  it("are not restored or given up by a list that is about one", () => {
    for (const size of tiers) {
      const said: unknown[][] = [];
      checkVolumes(["snap-01234567"], ["original"], { kind: "on" }, size, (...problem) => said.push(problem));
      const fix =
        "Several nodes have volumes, and one snapshot cannot become all of them. Remove it; docs/operations.md (tiers, restore) says how repositories are restored from a backup.";
      const allowed = `nothing, at ${String(size.users)} users`;
      assert.deepEqual(said, [
        ["restoreSnapshots", ["snap-01234567"], allowed, fix],
        ["discardVolumes", ["original"], allowed, fix],
      ]);
      checkVolumes([], [], { kind: "on" }, size, (key) => assert.fail(key));
    }
  });
});

describe("what a stack file need not say", () => {
  it("is as docs/configuration.md has it", () => {
    assert.deepEqual(group("backup", {}), {
      schedule: "0 2 * * *",
      retentionDays: 30,
      snapshotSchedule: "0 5 * * *",
      snapshotRetentionDays: 30,
      objects: false,
    });
    assert.deepEqual(group("patching", {}), { schedule: "none", release: "latest", reboot: true });
    const mail = { host: "", port: 587, user: "", from: "", replyTo: "", encryption: "starttls" };
    assert.deepEqual(group("smtp", {}), mail);
    assert.deepEqual(group("protection", {}), { lifted: false, reason: "" });
    const plain = {
      amiGiven: false,
      internalLoadBalancer: false,
      region: "eu-west-1",
      chosen: undefined,
      monitored: false,
    };
    const network = checkNetwork(group("network", {}), plain, (key) => assert.fail(key));
    assert.ok(network.kind === "create");
    assert.deepEqual([network.cidr, network.zones, network.nat], ["10.0.0.0/16", 2, "single"]);
    assert.deepEqual(network.interfaceEndpoints, []);
  });
});
