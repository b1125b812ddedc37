import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleHash } from "../../gitlab/bundle.ts";
import { bundleKey, parameterName } from "../../gitlab/pointer.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { userData } from "../../gitlab/userData.ts";
import { boxArchitecture, boxBundle, boxEndpoints, boxPhase } from "../fixtures/architectures.ts";
import { preamble } from "./preamble.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The node's commands that exist only on AWS, Amazon Linux or GitLab; the world's stand-in plays them. */
const played = ["aws", "rpm", "dnf", "gitlab-rails", "gitlab-psql", "install", "chown"];

/** Units that a real node has in addition to ours. */
const otherUnits: Readonly<Record<string, string>> = {
  // Like cloud-init with user data: runs once, and before multi-user.target, which is the worse of its two orders.
  "cloud-final.service": `[Unit]
After=network-online.target
Wants=network-online.target
ConditionPathExists=!/var/lib/cloud-done
[Service]
Type=oneshot
ExecStart=/machine/user-data
ExecStartPost=/usr/bin/touch /var/lib/cloud-done
`,
  "amazon-ssm-agent.service": `[Unit]
After=network-online.target
[Service]
ExecStart=/usr/bin/sleep infinity
`,
};

/**
 * Omnibus' own unit, as its template renders it with the defaults, and what reconfigure does with it: omnibus-gitlab
 * 440b1f83 (2026-08-21), cookbook package, gitlab-runsvdir.service.erb, runit_systemd.rb and attributes/default.rb. Only the
 * supervisor itself is a stand-in.
 */
const gitlabCtl = `#!/bin/bash
set -euo pipefail
echo "gitlab-ctl $*" >>/machine/world/log
[[ $1 == reconfigure ]] || exit 0
if [[ -e /machine/world/refuse/reconfigure ]]; then echo "There was an error" >&2; exit 1; fi
mkdir -p /var/opt/gitlab/gitlab-sshd /etc/gitlab
echo key >/var/opt/gitlab/gitlab-sshd/ssh_host_ed25519_key
[[ -e /etc/gitlab/gitlab-secrets.json ]] || echo '{"gitlab_rails": {"secret_key_base": "made"}}' >/etc/gitlab/gitlab-secrets.json
unit=/usr/lib/systemd/system/gitlab-runsvdir.service
if [[ ! -e $unit ]]; then
  cat >$unit <<'END'
[Unit]
Description=GitLab Runit supervision process
After=multi-user.target

[Service]
Slice=gitlab.slice
Delegate=memory cpu
ExecStart=/opt/gitlab/embedded/bin/runsvdir-start
Restart=always
TasksMax=4915

[Install]
WantedBy=multi-user.target
END
  systemctl daemon-reload
  systemctl enable gitlab-runsvdir
  systemctl start gitlab-runsvdir
fi
`;

const volumeId = "vol-0123456789abcdef0";

/** Something that happens outside, when the driver requests it. */
export interface Meanwhile {
  readonly onceThere: string;
  readonly then: () => unknown;
}

/** The result of a boot. */
export interface Booted {
  /** What the driver printed. */
  readonly output: string;
  readonly seconds: number;
}

/** A node with a real systemd, a real XFS volume, and stand-ins for AWS and GitLab. What it writes lasts from boot to boot. */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), "gitlab-boot-"));
  /** An overlay's upper layer may not be inside its lower one, which is the whole disk. */
  readonly upper = mkdtempSync("/dev/shm/gitlab-boot-");
  #serial = 0;

  constructor() {
    for (const part of ["bin", "units", "world/secrets", "world/parameters", "world/refuse"]) {
      mkdirSync(join(this.folder, part), { recursive: true });
    }
    cpSync(here("../scripts/stand-ins"), this.folder, { recursive: true });
    for (const command of played) symlinkSync("/machine/stand-in", join(this.folder, "bin", command));
    symlinkSync("/machine", join(this.folder, "bin", "parts"));
    this.put("bin/gitlab-ctl", gitlabCtl, 0o755);
    this.put("bin/lsblk", `#!/bin/bash\necho "$(</machine/device) ${volumeId.replace("-", "")}"\n`, 0o755);
    this.put("bin/agent-ctl", "#!/bin/bash\n", 0o755);
    this.put("bin/curl", "#!/bin/bash\n", 0o755); // GitLab answers
    this.put("runsvdir-start", "#!/bin/bash\nexec sleep infinity\n", 0o755);
    for (const [name, text] of Object.entries(otherUnits)) this.put(`units/${name}`, text);
    this.put("world/secrets/root-password", "correct horse");
    this.put("world/installed", "19.3.0");
    this.put("user-data", this.userData(), 0o755);
    const environment = {
      PATH: "/machine/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      WORLD: "/machine/world",
      GITLAB_NODE_ROOT: "",
      AGENT_CTL: "agent-ctl",
      TRIES: "1",
      TRY_SECONDS: "0.2",
      LEAST_ROOT_MIB: "1",
      LEAST_DATA_MIB: "1",
    };
    const assignments = Object.entries(environment).map(([name, value]) => `"${name}=${value}"`);
    this.put("system.conf", `[Manager]\nDefaultStandardOutput=null\nDefaultEnvironment=${assignments.join(" ")}\n`);
    writeFileSync(join(this.folder, "volume"), "");
    this.resizeVolume(512);
  }

  userData(): string {
    const configurationBucket = boxEndpoints.buckets.configuration;
    return userData({ stack: "dev", node: "gitaly-1", phase: boxPhase, region: "us-east-1", configurationBucket });
  }

  /** Grows the volume, as AWS does. */
  resizeVolume(mebibytes: number): void {
    truncateSync(join(this.folder, "volume"), mebibytes * 1024 * 1024);
  }

  /** Publishes a configuration, as pulumi up does; another one each time. */
  publish(role: Role = roles.box, endpoints = boxEndpoints): string {
    const gitlabRb = `# ${(this.#serial += 1)}`;
    const architecture = { ...boxArchitecture, gitlabRb };
    const text = boxBundle(architecture, endpoints, role);
    const hash = bundleHash(text);
    const bucket = boxEndpoints.buckets.configuration;
    this.put(`world/s3/${bucket}/${bundleKey("gitaly-1")}`, text);
    const pointer = { hash, bucket, key: bundleKey("gitaly-1"), versionId: "v1", volumeId, fromSnapshot: false };
    this.put(
      `world/parameters/${parameterName("dev", "gitaly-1", boxPhase).replaceAll("/", "_")}`,
      JSON.stringify(pointer),
    );
    return hash;
  }

  put(path: string, content: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
    chmodSync(join(this.folder, path), mode);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true });
  }

  /**
   * Boots, runs a script beside systemd, and pulls the plug when the script has ended.
   *
   * @param driver Bash; `reaches SECONDS COMMAND` waits until a command succeeds, and otherwise prints what hangs
   * @param mounted whether the data volume was there in time for its line in fstab; without udev, systemd cannot mount it
   *   itself here
   * @param meanwhile what happens outside once the driver has created a file below /machine
   */
  async boot(driver: string, mounted: "mounted" | "late" = "late", meanwhile?: Meanwhile): Promise<Booted> {
    const started = Date.now();
    let pending = meanwhile;
    this.remove("driver.done");
    this.put("driver", `${preamble}\n${driver}\n`);
    const child = spawn("bash", [here("init.sh"), this.folder, this.upper], {
      env: { ...process.env, MOUNTED: mounted === "mounted" ? "yes" : "no" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (data: Buffer) => (said += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said += data.toString()));
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (!existsSync(join(this.folder, "driver.done")) && child.exitCode === null && Date.now() - started < 120_000) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (pending && existsSync(join(this.folder, pending.onceThere))) {
        pending.then();
        pending = undefined;
      }
    }
    const seconds = (Date.now() - started) / 1000;
    child.kill("SIGKILL");
    await ended;
    this.#removeCgroups();
    const output = existsSync(join(this.folder, "driver.out")) ? this.read("driver.out") : "";
    if (!existsSync(join(this.folder, "driver.done"))) throw new Error(`the machine did not boot: ${said}${output}`);
    return { output, seconds };
  }

  /** systemd's groups are empty now; the kernel may need a moment to notice. */
  #removeCgroups(): void {
    for (const hierarchy of ["", "systemd", "unified"]) {
      const group = join("/sys/fs/cgroup", hierarchy, basename(this.folder));
      if (!existsSync(group)) continue;
      for (let tries = 0; tries < 50 && existsSync(group); tries += 1) {
        const { stdout } = spawnSync("find", [group, "-depth", "-type", "d"], { encoding: "utf8" });
        for (const inner of stdout.trim().split("\n")) {
          try {
            rmdirSync(inner);
          } catch {
            spawnSync("sleep", ["0.1"]);
          }
        }
      }
    }
  }

  destroy(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(this.upper, { recursive: true, force: true, maxRetries: 5 });
  }
}
