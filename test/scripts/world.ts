import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleHash } from "../../gitlab/bundle.ts";
import { broughtText } from "../../gitlab/files.ts";
import { bundleKey, parameterName, type Pointer } from "../../gitlab/pointer.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { boxArchitecture, boxBundle, boxEndpoints, boxPhase } from "../fixtures/architectures.ts";
import { linkStandIns } from "./standIns.ts";

const commands = [
  "aws",
  "amazon-cloudwatch-agent-ctl",
  "lsblk",
  "blkid",
  "mkfs.xfs",
  "mount",
  "findmnt",
  "find",
  "getent",
  "df",
  "du",
  "rpm",
  "dnf",
  "gitlab-ctl",
  "gitlab-backup",
  "gitlab-psql",
  "gitlab-rails",
  "gitlab-rake",
  "systemctl",
  "xfs_growfs",
  "curl",
  "sv",
  "registry",
  "praefect",
  "chown",
  "install",
];

export const volumeId = "vol-0123456789abcdef0";
const serial = "vol0123456789abcdef0";

/** How a script ended, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Differences of a published configuration. */
export interface Published {
  readonly version?: string;
  readonly fromSnapshot?: boolean;
  readonly role?: Role;
  /** The bundle itself, instead of the single box's. */
  readonly text?: string;
  /** The volume to mount; null: none. */
  readonly volume?: string | null;
}

/** A node in a scratch folder: its root, and the surroundings that the stand-ins play. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), "gitlab-node-"));
  readonly root = join(this.folder, "root");
  readonly world = join(this.folder, "world");
  readonly device = join(this.world, "devices", "nvme1n1");
  /** Variables of every script that it runs, beside those of all tests. */
  readonly variables: Record<string, string> = {};

  constructor() {
    for (const part of [
      "root/etc",
      "root/opt/gitlab-node/bin",
      "world/devices",
      "world/secrets",
      "world/parameters",
      "world/refuse",
      "bin",
    ]) {
      mkdirSync(join(this.folder, part), { recursive: true });
    }
    linkStandIns(join(this.folder, "bin"), commands);
    this.put(
      "root/etc/gitlab-node.env",
      `NODE=gitaly-1\nINSTANCE=i-1\nREGION=us-east-1\nPOINTER=${parameterName("dev", "gitaly-1", boxPhase)}\nCONFIGURATION_BUCKET=b-configuration\n`,
    );
    this.put("root/opt/gitlab-node/bin/bootstrap", broughtText("bootstrap"));
    this.put("world/secrets/root-password", "correct horse");
    this.put("world/installed", "19.3.0");
    this.put("world/system-built", String(Math.floor(Date.now() / 1000) - 10 * 86_400));
    this.put("root/proc/meminfo", "MemTotal:       16000000 kB\nMemFree: 1 kB\nMemAvailable:    4000000 kB\n");
    this.attach();
    this.publish();
  }

  /** Attaches a blank volume with the pointer's id, or another one. */
  attach(withSerial = serial): void {
    writeFileSync(`${this.device}.serial`, `${withSerial}\n`);
    writeFileSync(this.device, "");
    truncateSync(this.device, 2 * 1024 * 1024);
  }

  /** Publishes a configuration, as pulumi up does. */
  publish({ version = "19.3.0", fromSnapshot = false, role = roles.box, ...other }: Published = {}): string {
    const text = other.text ?? boxBundle({ ...boxArchitecture, gitlabVersion: version }, boxEndpoints, role);
    const hash = bundleHash(text);
    const bucket = boxEndpoints.buckets.configuration;
    this.put(`world/s3/${bucket}/${bundleKey("gitaly-1")}`, text);
    const pointer = {
      hash,
      bucket,
      key: bundleKey("gitaly-1"),
      versionId: "v1",
      volumeId: other.volume === undefined ? volumeId : other.volume,
      fromSnapshot,
    };
    this.ask(role.phases[0].name, pointer);
    return hash;
  }

  /** Requests a configuration for a phase, as pulumi up does. */
  ask(phase: string, pointer: Pointer): void {
    this.put(pointerFile(phase), JSON.stringify(pointer));
  }

  /** The configuration that a phase should reach. */
  asked(phase: string = boxPhase): Pointer {
    return JSON.parse(this.read(pointerFile(phase))) as Pointer;
  }

  /** Replaces the instance by one with this package in its image. The volume stays, and nobody mounts it. */
  newInstance(installed = "19.3.0"): void {
    for (const gone of ["root/var", "root/etc/gitlab", "root/etc/fstab", "root/opt/gitlab-node/releases"]) {
      this.remove(gone);
    }
    for (const gone of ["world/services", "world/mounted"]) this.remove(gone);
    this.put("world/installed", installed);
    this.forgetCalls();
  }

  put(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
  }

  /** Puts an object with an age in days into a bucket. */
  object(bucket: string, key: string, days = 0): void {
    this.put(`world/s3/${bucket}/${key}`, key);
    const at = Date.now() / 1000 - days * 86_400;
    utimesSync(join(this.world, "s3", bucket, key), at, at);
  }

  /** Makes the stand-ins refuse something: s3, publish, secrets, parameter, mount, dnf, reconfigure, successor, backup. */
  refuse(what: string): void {
    this.put(`world/refuse/${what}`, "");
  }

  /** Calls that the stand-ins have seen. */
  calls(): string[] {
    return this.has("world/log") ? this.read("world/log").trim().split("\n") : [];
  }

  forgetCalls(): void {
    this.remove("world/log");
    this.remove("world/calls");
  }

  bootstrap(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.run("opt/gitlab-node/bin/bootstrap", args, environment);
  }

  /** Runs a script of the node in a separate process group, which a stand-in may kill. */
  run(
    script: string,
    args: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const child = spawn("bash", [join(this.root, script), ...args], {
      detached: true,
      env: {
        PATH: `${join(this.folder, "bin")}:${process.env.PATH ?? ""}`,
        GITLAB_NODE_ROOT: this.root,
        WORLD: this.world,
        AGENT_CTL: "amazon-cloudwatch-agent-ctl",
        SV: "sv",
        REGISTRY: "registry",
        PRAEFECT: "praefect",
        TRIES: "2",
        TRY_SECONDS: "0",
        GITLAB_WAIT_SECONDS: "1",
        GITLAB_POLL_SECONDS: "1",
        VOLUME_WAIT_SECONDS: "1",
        VOLUME_POLL_SECONDS: "1",
        READINESS_WAIT_SECONDS: "1",
        READINESS_POLL_SECONDS: "1",
        ...this.variables,
        ...environment,
      },
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    return new Promise((resolve) =>
      child.on("close", (code) => {
        resolve({ code, output });
      }),
    );
  }

  destroy(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function pointerFile(phase: string): string {
  return `world/parameters/${parameterName("dev", "gitaly-1", phase).replaceAll("/", "_")}`;
}
