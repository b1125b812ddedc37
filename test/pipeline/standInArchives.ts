import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const [, cli = ""] = /PULUMI_VERSION: "(.+)"/.exec(readFileSync("ci/pins.yml", "utf8")) ?? [];
const [machine, plugins] = process.arch === "arm64" ? ["arm64", "arm64"] : ["x64", "amd64"];

/**
 * Fills the cache of `ci/tools.sh` with archives of this machine's Pulumi and of the stand-in providers, and writes their checksums,
 * so that jobs install and start them like the real ones.
 *
 * @param folder of the repository
 */
export function standInArchives(folder: string): void {
  const archives = join(folder, ".tools/archives");
  mkdirSync(archives, { recursive: true });
  const pack = (name: string, path: string, script: string) => {
    const made = mkdtempSync(join(tmpdir(), "archive-"));
    const file = join(made, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script} "$@"\n`);
    chmodSync(file, 0o755);
    execFileSync("tar", ["-czf", join(archives, name), "-C", made, path.split("/")[0] ?? ""]);
    rmSync(made, { recursive: true });
  };
  const own = spawnSync("which", ["pulumi"], { encoding: "utf8" }).stdout.trim();
  pack(`pulumi-v${cli}-linux-${machine}.tar.gz`, "pulumi/pulumi", `exec ${own}`);
  for (const name of ["aws", "awsx", "random"]) {
    const program = resolve("test/engine", name === "awsx" ? "awsx.ts" : "serveStandIn.ts");
    pack(
      `pulumi-resource-${name}-v${dependencies[`@pulumi/${name}`] ?? ""}-linux-${plugins}.tar.gz`,
      `pulumi-resource-${name}`,
      `STAND_IN_NAME=pulumi-resource-${name} exec node ${program}`,
    );
  }
  const sums = execFileSync("sh", ["-c", "sha256sum *.tar.gz"], { cwd: archives, encoding: "utf8" });
  writeFileSync(join(folder, "ci/checksums.txt"), sums);
}
