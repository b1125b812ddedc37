import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bastionUserData } from "../../../components/nodes/bastionUserData.ts";

describe("bastionUserData", () => {
  const script = bastionUserData();
  const fileOf = (path: string) => script.split(`cat >${path} <<'END_OF_FILE'\n`)[1]?.split("END_OF_FILE\n")[0] ?? "";

  it("lets in public keys of one user alone, and updates from then on", () => {
    assert.equal(
      script.replaceAll(/<<'END_OF_FILE'\n[^]*?END_OF_FILE/g, "(text)"),
      [
        "#!/bin/bash",
        "set -euo pipefail",
        "cat >/etc/ssh/sshd_config.d/10-gitlab-bastion.conf (text)",
        "chmod 0600 /etc/ssh/sshd_config.d/10-gitlab-bastion.conf",
        "sshd -t",
        "systemctl restart sshd.service",
        "cat >/usr/local/sbin/gitlab-bastion-update (text)",
        "chmod 0755 /usr/local/sbin/gitlab-bastion-update",
        "cat >/etc/systemd/system/gitlab-bastion-update.service (text)",
        "chmod 0644 /etc/systemd/system/gitlab-bastion-update.service",
        "cat >/etc/systemd/system/gitlab-bastion-update.timer (text)",
        "chmod 0644 /etc/systemd/system/gitlab-bastion-update.timer",
        "systemctl daemon-reload",
        "systemctl enable --now gitlab-bastion-update.timer",
        "",
      ].join("\n"),
    );
    assert.deepEqual(fileOf("/etc/ssh/sshd_config.d/10-gitlab-bastion.conf").split("\n"), [
      "AuthenticationMethods publickey",
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "PermitRootLogin no",
      "AllowUsers ec2-user",
      "AllowAgentForwarding no",
      "X11Forwarding no",
      "MaxAuthTries 3",
      "LoginGraceTime 30",
      "ClientAliveInterval 120",
      "ClientAliveCountMax 3",
      "",
    ]);
  });

  for (const [what, text] of [
    ["user data", script],
    ["update", fileOf("/usr/local/sbin/gitlab-bastion-update")],
  ] as const) {
    it(`is a script that Bash can read: ${what}`, () => {
      assert.match(text, /^#!\/bin\/bash\nset -euo pipefail\n/);
      assert.equal(spawnSync("bash", ["-n"], { input: text, encoding: "utf8" }).stderr, "");
    });
  }

  describe("gitlab-bastion-update", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "bastion-"));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    /** Runs the script with stand-ins that record how they were called. */
    function update({ newest, dnf = 0 }: { newest: string; dnf?: number }) {
      const stand = (name: string, body: string) => {
        writeFileSync(join(folder, name), `#!/bin/bash\necho "${name} $*" >>${folder}/calls\n${body}\n`, {
          mode: 0o755,
        });
      };
      stand("dnf", `exit ${String(dnf)}`);
      stand("rpm", `printf '%s\\n' 1700000000 ${newest} 1600000000`);
      stand("uptime", "echo 2026-11-21 03:00:00");
      stand("systemctl", "");
      const run = spawnSync("bash", ["--norc", "-c", fileOf("/usr/local/sbin/gitlab-bastion-update")], {
        env: { PATH: `${folder}:/usr/bin:/bin`, TZ: "UTC" },
        stdio: ["ignore", "pipe", "pipe"], // otherwise Bash takes the pipe for a remote shell, and reads the user's own file
        encoding: "utf8",
      });
      return {
        status: run.status,
        stderr: run.stderr,
        calls: readFileSync(join(folder, "calls"), "utf8").split("\n").slice(0, -1),
      };
    }

    const booted = Date.UTC(2026, 10, 21, 3) / 1000;
    const asked = [
      "dnf --assumeyes --refresh --releasever=latest upgrade",
      "rpm --query --all --queryformat %{INSTALLTIME}\\n",
    ];

    it("takes the newest release of Amazon Linux, and restarts after an update", () => {
      assert.deepEqual(update({ newest: String(booted + 1) }), {
        status: 0,
        stderr: "",
        calls: [...asked, "uptime --since", "systemctl reboot"],
      });
    });

    it("leaves the machine alone where nothing was installed since it started", () => {
      assert.deepEqual(update({ newest: String(booted - 1) }).calls, [...asked, "uptime --since"]);
    });

    it("fails, and restarts nothing, where the update failed", () => {
      const { status, calls } = update({ newest: String(booted + 1), dnf: 1 });
      assert.deepEqual({ status, calls }, { status: 1, calls: asked.slice(0, 1) });
    });
  });

  for (const unit of ["service", "timer"]) {
    it(`has a ${unit} that systemd takes`, function () {
      if (spawnSync("systemd-analyze", ["--version"]).status !== 0) {
        console.log("SKIPPED: no systemd-analyze, so the units of the bastion were not verified.");
        this.skip();
      }
      const folder = mkdtempSync(join(tmpdir(), "bastion-"));
      const file = join(folder, `gitlab-bastion-update.${unit}`);
      try {
        for (const kind of ["service", "timer"]) {
          const text = fileOf(`/etc/systemd/system/gitlab-bastion-update.${kind}`);
          writeFileSync(
            join(folder, `gitlab-bastion-update.${kind}`),
            text.replace("/usr/local/sbin/gitlab-bastion-update", "/bin/true"),
          );
        }
        const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], { encoding: "utf8" });
        assert.equal(stderr, "");
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it("wakes up once a night, in universal time", () => {
    assert.match(fileOf("/etc/systemd/system/gitlab-bastion-update.timer"), /^OnCalendar=\*-\*-\* 03:00:00 UTC$/m);
    assert.match(fileOf("/etc/systemd/system/gitlab-bastion-update.timer"), /^Persistent=true$/m);
  });
});
