import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { Cron } from "croner";
import { awsCron } from "../../config/awsCron.ts";
import { cronValues, cronWeekdays } from "../../config/cronValues.ts";
import { bundleHash } from "../../gitlab/bundle.ts";
import { onCalendar } from "../../gitlab/onCalendar.ts";
import { userData } from "../../gitlab/userData.ts";
import { boxArchitecture, boxBundle, boxEndpoints, boxPhase, fullArchitecture } from "../fixtures/architectures.ts";

interface Bundle {
  readonly format: number;
  readonly node: string;
  readonly version: string;
  readonly edition: string;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: string }[];
}

const contentOf = (text: string, path: string) =>
  (JSON.parse(text) as Bundle).files.find((file) => file.path === path)?.content;

describe("the bundle", () => {
  it("brings exactly these files, with these modes", () => {
    const { files, ...head } = JSON.parse(boxBundle()) as Bundle;
    assert.deepEqual(head, { format: 1, node: "gitaly-1", version: "19.3.0", edition: "ee" });
    assert.deepEqual(
      files.map(({ path, mode }) => `${mode} ${path}`),
      [
        "0700 bootstrap",
        "0700 converge",
        "0600 load-release.sh",
        "0644 units/gitlab-converge.service",
        "0700 report",
        "0700 tend",
        "0644 units/gitlab-node-report.service",
        "0644 units/gitlab-node-report.timer",
        "0700 backup",
        "0600 backups/box-backup.sh",
        "0644 units/gitlab-node-backup.service",
        "0700 patch",
        "0644 units/gitlab-node-patch.service",
        "0600 lib/common.sh",
        "0600 lib/accounts.sh",
        "0600 lib/volume.sh",
        "0600 lib/record.sh",
        "0600 lib/superset.jq",
        "0600 lib/superset.sh",
        "0600 lib/secrets.sh",
        "0600 lib/package.sh",
        "0600 lib/gitlab.sh",
        "0600 lib/publish.sh",
        "0600 lib/backup-age.sh",
        "0600 lib/way-back.sh",
        "0644 units/10-data-volume.conf",
        "0600 environment",
        "0600 phases/converge",
        "0600 gitlab.rb",
        "0600 application-settings.rb",
        "0600 cloudwatch-agent.json",
        "0644 units/gitlab-node-backup.timer",
      ],
    );
  });

  it("tells the scripts what they have to know, and no secret", () => {
    assert.equal(
      contentOf(
        boxBundle(fullArchitecture, {
          ...boxEndpoints,
          secrets: { ...boxEndpoints.secrets, smtpPassword: { arn: "smtp'arn", version: "v7" } },
        }),
        "environment",
      ),
      [
        "NODE='gitaly-1'",
        "NODE_ROLE='box'",
        "INSTANCE_TYPE='c7g.2xlarge'",
        "PHASES='converge'",
        "VERSION='19.3.0'",
        "EDITION='ee'",
        "RECORDS='volume'",
        "REQUIRED_STOPS='2 5 8 11'",
        "POSTGRESQL_MAJORS='17 18'",
        "REGION='eu-west-1'",
        "DOMAINS='gitlab.example.com images.example.com pages.example.com *.pages.example.com'",
        "ACCOUNTS='git:301 gitlab-www:302 gitlab-redis:303 gitlab-psql:304 registry:305 gitlab-prometheus:306'",
        "CONFIGURATION_BUCKET='b-configuration'",
        "BACKUP_VAULT='vault-1'",
        "SECRETS='rootPassword=root-password smtpPassword=smtp'\\''arn'",
        "SECRET_VERSIONS='v1 v7'",
        "GITLAB_SECRETS_SECRET='gitlab-secrets'",
        "MAKES_SECRETS='true'",
        "GITALY_SECRETS_SECRET=''",
        "SSH_HOST_KEYS_SECRET='ssh-host-keys'",
        "READINESS_PORT='8888'",
        "METRICS='ConvergeFailed BackupFailed BackupAgeHours BackupRoomPercent SnapshotAgeHours DataVolumeUsedPercent RootDiskUsedPercent MemoryUsedPercent FailedMigrations PatchFailed RestartNeeded SystemAgeDays'",
        "METRIC_NAMESPACE='GitLab/full'",
        "BACKUPS_BUCKET='b-backups'",
        "BACKUP_RETENTION_DAYS='30'",
        "BACKUP_OLDEST_HOURS='28'",
        "BACKUP_ROOM_TIMES='2'",
        "BACKUP_ROOM_MARGIN_MIB='1024'",
        "PATCH_RELEASE='latest'",
        "PATCH_REBOOT='true'",
        "PATCH_TURN_SECONDS='0'",
        "",
      ].join("\n"),
    );
  });

  it("has another hash when anything in it changes, and the same otherwise", () => {
    assert.equal(bundleHash(boxBundle()), bundleHash(boxBundle()));
    assert.match(bundleHash(boxBundle()), /^[0-9a-f]{64}$/);
    const newPassword = {
      ...boxEndpoints,
      secrets: { ...boxEndpoints.secrets, smtpPassword: { arn: "arn", version: "2" } },
    };
    assert.notEqual(bundleHash(boxBundle(boxArchitecture, newPassword)), bundleHash(boxBundle()));
  });

  it("backs up by the stack file's schedule", () => {
    assert.match(
      contentOf(boxBundle(), "units/gitlab-node-backup.timer") ?? "",
      /\nOnCalendar=\*-\*-\* 2:0:00 UTC\nPersistent=true\n/,
    );
  });

  it("upgrades the operating system by the stack file's schedule, and without one by hand only", () => {
    assert.equal(contentOf(boxBundle(), "units/gitlab-node-patch.timer"), undefined);
    const scheduled = {
      ...boxArchitecture,
      patching: { schedule: "30 7 * * 0", release: "2023.9.20251117", reboot: false },
    };
    assert.equal(
      contentOf(boxBundle(scheduled), "units/gitlab-node-patch.timer"),
      "[Unit]\nDescription=Brings the operating system up to date\n\n[Timer]\nOnCalendar=Sun *-*-* 7:30:00 UTC\nPersistent=false\n\n[Install]\nWantedBy=timers.target\n",
    );
    assert.match(
      contentOf(boxBundle(scheduled), "environment") ?? "",
      /\nPATCH_RELEASE='2023.9.20251117'\nPATCH_REBOOT='false'\n/,
    );
  });
});

describe("user data", () => {
  it("is a script that Bash can read, well below what EC2 takes", () => {
    const text = userData({
      stack: "dev",
      node: "gitaly-1",
      phase: boxPhase,
      region: "us-east-1",
      configurationBucket: "b".repeat(63),
    });
    assert.ok(text.startsWith("#!/bin/bash\n"));
    assert.ok(Buffer.byteLength(text) < 14_000, String(Buffer.byteLength(text)));
    assert.equal(spawnSync("bash", ["-n"], { input: text }).status, 0);
  });
});

/** Cron expressions of numbers, lists, ranges and steps. */
const field = (min: number, max: number, largestStep = 9) =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min, max }).map(String),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map(([a, b]) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}`),
    fc.integer({ min: 1, max: largestStep }).map((step) => `*/${String(step)}`),
    fc.array(fc.integer({ min, max }), { minLength: 2, maxLength: 4 }).map((list) => list.join(",")),
  );

describe("schedules", () => {
  it("mean the same values as croner finds", () => {
    fc.assert(
      fc.property(field(0, 59), field(0, 23), field(0, 6, 3), (minute, hour, weekday) => {
        const runs = new Cron(`${minute} ${hour} * * ${weekday}`, {
          timezone: "UTC",
          mode: "5-part",
          paused: true,
        }).nextRuns(200, new Date("2026-12-31T23:59:00Z"));
        const days = cronWeekdays(weekday);
        for (const run of runs) {
          assert.ok(cronValues(minute, 0, 59).includes(run.getUTCMinutes()));
          assert.ok(cronValues(hour, 0, 23).includes(run.getUTCHours()));
          assert.ok(days.includes(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"][run.getUTCDay()] ?? ""));
        }
      }),
      { numRuns: 50 },
    );
  });

  for (const [cron, systemd, aws] of [
    ["0 2 * * *", ["*-*-* 2:0:00 UTC"], "cron(0 2 * * ? *)"],
    ["30 1 * * 1-5", ["Mon,Tue,Wed,Thu,Fri *-*-* 1:30:00 UTC"], "cron(30 1 ? * MON,TUE,WED,THU,FRI *)"],
    ["0 */6 * * 0", ["Sun *-*-* 0,6,12,18:0:00 UTC"], "cron(0 */6 ? * SUN *)"],
    ["0 4 * * 7", ["Sun *-*-* 4:0:00 UTC"], "cron(0 4 ? * SUN *)"],
    ["15 3 1,15 * *", ["*-*-1,15 3:15:00 UTC"], "cron(15 3 1,15 * ? *)"],
    ["0 3 * JAN-MAR MON", ["Mon *-1,2,3-* 3:0:00 UTC"], "cron(0 3 ? JAN-MAR MON *)"],
  ] as const) {
    it(`are spelled for systemd and for AWS: ${cron}`, () => {
      assert.deepEqual(onCalendar(cron), systemd);
      assert.equal(awsCron(cron), aws);
    });
  }

  it("run on either day for systemd, and are refused for AWS", () => {
    assert.deepEqual(onCalendar("0 2 1 * 1"), ["*-*-1 2:0:00 UTC", "Mon *-*-* 2:0:00 UTC"]);
    assert.throws(() => awsCron("0 2 1 * 1"), /names days of the month and of the week/);
  });
});
