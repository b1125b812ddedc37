import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

describe("the scripts", () => {
  const scripts = [
    ...globSync("gitlab/scripts/**/*.sh"),
    ...globSync("test/scripts/stand-ins/*"),
    "test/boot/init.sh",
    ".ci/run",
    ...globSync("ci/*.sh"),
  ].toSorted();

  it("are Bash", () => {
    assert.equal(scripts.length, 44);
    for (const script of scripts) assert.equal(spawnSync("bash", ["-n", script]).status, 0, script);
  });

  it("are clean for ShellCheck", function () {
    const { error, stdout, status } = spawnSync("shellcheck", ["--external-sources", ...scripts], { encoding: "utf8" });
    if (error) {
      console.log("SKIPPED: shellcheck is not installed; the scripts were not checked");
      this.skip();
    }
    assert.equal(status, 0, stdout);
  });
});
