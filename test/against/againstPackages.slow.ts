import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allWithOneRepository } from "./allWithOneRepository.ts";
import type { Repository } from "./repository.ts";

describe("--against a revision with other packages", function () {
  this.timeout(120_000);

  let repository: Repository;
  const { plan, left } = allWithOneRepository((one) => (repository = one));

  it("installs other packages without scripts into a cache, once, and never mixes", () => {
    const file = join(repository.folder, "package-lock.json");
    const lock = readFileSync(file, "utf8");
    const other = JSON.parse(lock) as { packages: Record<string, { version: string }> };
    other.packages["node_modules/yaml"]!.version = "0.0.0";
    writeFileSync(file, `${JSON.stringify(other, null, 2)}\n`);
    repository.commit("another yaml");
    writeFileSync(file, lock);
    const bin = mkdtempSync(join(tmpdir(), "npm-"));
    const calls = join(bin, "calls");
    // Stands in for npm: records how it was called, and installs what is installed here.
    writeFileSync(
      join(bin, "npm"),
      `#!/bin/sh\necho "$*" >>'${calls}'\n[ -z "$NPM_FAILS" ] || { echo 'npm error no network' >&2; exit 1; }\ngrep -q '"version": "0.0.0"' package-lock.json || exit 9\nln -s '${process.cwd()}/node_modules' node_modules\n`,
    );
    chmodSync(join(bin, "npm"), 0o755);
    const cache = join(bin, "cache");
    const environment = { PATH: `${bin}:${process.env.PATH ?? ""}`, XDG_CACHE_HOME: cache };

    const failed = plan(["--against", "HEAD"], { ...environment, NPM_FAILS: "1" });
    assert.equal(failed.status, 1);
    assert.match(
      failed.stderr,
      /npm could not install the packages of the revision's package-lock\.json: npm error no network\n$/,
    );
    assert.deepEqual(readdirSync(join(cache, "gitlab-on-aws")), [], "nothing half installed is left");

    const first = plan(["--against", "HEAD"], environment);
    assert.equal(first.status, 0, first.stderr);
    assert.match(
      first.stderr,
      /^Its packages differ from those installed here: installing them into .*packages-[0-9a-f]{64}\n$/,
    );
    const second = plan(["--against", "HEAD"], environment);
    assert.deepEqual([second.status, second.stderr, second.stdout], [0, "", first.stdout]);
    assert.deepEqual(readFileSync(calls, "utf8").trim().split("\n"), [
      "ci --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error",
      "ci --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error",
    ]);
    assert.deepEqual(left(), []);
    rmSync(bin, { recursive: true });
  });
});
