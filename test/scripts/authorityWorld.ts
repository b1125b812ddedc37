import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { linkStandIns } from "./standIns.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** How the functions ended, and their output. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** A toolbox and a Gitaly node that share a region's secrets. OpenSSL is the real one. */
export class AuthorityWorld {
  readonly folder = mkdtempSync(join(tmpdir(), "gitlab-authority-"));
  /** What the stack file says. */
  trusted = "1";
  issuing = "1";
  names = "gitaly-1.dev.gitlab.internal,gitaly.dev.gitlab.internal";

  constructor() {
    for (const part of ["world/secrets", "world/refuse", "bin"]) mkdirSync(this.path(part), { recursive: true });
    linkStandIns(this.path("bin"), ["aws", "chown"]);
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs functions of the library on a machine, as converge does, and perhaps with other settings. */
  run(machine: "toolbox" | "node", functions: string, settings = ""): Outcome {
    const script = `
set -Eeuo pipefail
umask 077
root='${this.path(machine)}' state='${this.path(machine, "state")}' etc='${this.path(machine, "etc/gitlab")}'
memory='${this.path(machine, "run/gitlab-node")}'
mkdir -p "$state" "$memory" "$etc"
REGION=us-east-1 NODE=gitaly-1 NODE_DOMAIN=dev.gitlab.internal ACCOUNTS="git:301 gitlab-www:302"
AUTHORITIES='${this.trusted}' ISSUING_AUTHORITY='${this.issuing}'
AUTHORITIES_SECRET=authorities TRUSTED_SECRET=trusted CERTIFICATE_SECRET=certificate-gitaly-1
CERTIFICATES='gitaly-1=certificate-gitaly-1=${this.names}'
for part in common superset authority certificate; do . '${here("../../gitlab/scripts/lib")}'/$part.sh; done
trap 'failed "cut off or failed in line $LINENO"' ERR
${settings}
for one in ${functions}; do "$one"; done`;
    const environment = { ...process.env, WORLD: this.path("world"), PATH: `${this.path("bin")}:${process.env.PATH}` };
    // Bash may take Node's socket for a remote shell's, and would read .bashrc, which may change the path (bash(1), rshd).
    const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], {
      encoding: "utf8",
      env: environment,
    });
    return { status, output: stdout + stderr };
  }

  has(...parts: readonly string[]): boolean {
    return existsSync(this.path(...parts));
  }

  read(...parts: readonly string[]): string {
    return readFileSync(this.path(...parts), "utf8");
  }

  put(path: string, content: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  /** A secret's value; undefined if it has none. */
  secret(name: string): unknown {
    return this.has("world/secrets", name) ? JSON.parse(this.read("world/secrets", name)) : undefined;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
