import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { junitXml } from "../junitXml.ts";

describe("the report of tests for GitLab", () => {
  it("has every test by suite, and no character that XML cannot hold", () => {
    const file = "test/a.test.ts";
    assert.equal(
      junitXml([
        { suite: "a <b>", name: 'says "1 & 2"', file, seconds: 0.0126 },
        { suite: "a <b>", name: "fails", file, seconds: 1, failure: "\u001b[31mno\u001b[0m\u0007\nat line 1" },
        { suite: "c", name: "waits", file, seconds: 0, skipped: true },
      ]),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="a &lt;b&gt;" tests="2">
    <testcase classname="a &lt;b&gt;" name="says &quot;1 &amp; 2&quot;" file="test/a.test.ts" time="0.013"/>
    <testcase classname="a &lt;b&gt;" name="fails" file="test/a.test.ts" time="1.000"><failure>no&#10;at line 1</failure></testcase>
  </testsuite>
  <testsuite name="c" tests="1">
    <testcase classname="c" name="waits" file="test/a.test.ts" time="0.000"><skipped/></testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it("is written by the reporter, of tests that run in parallel, too", () => {
    const folder = mkdtempSync(join(tmpdir(), "junit-"));
    const [suite, report] = [join(folder, "some.test.cjs"), join(folder, "junit.xml")];
    writeFileSync(
      suite,
      'describe("outer", () => { describe("inner", () => { it("passes", () => {}); it.skip("waits"); }); });\n',
    );
    const mocha = resolve("node_modules/mocha/bin/mocha.js");
    const args = [
      mocha,
      "--no-config",
      "--parallel",
      "--jobs",
      "2",
      "--reporter",
      resolve("test/reporter.ts"),
      suite,
      suite,
    ];
    execFileSync(process.execPath, args, { env: { ...process.env, JUNIT_FILE: report } });
    const xml = readFileSync(report, "utf8");
    assert.match(
      xml,
      /<testcase classname="outer inner" name="passes" file="[^"]*some\.test\.cjs" time="\d+\.\d{3}"\/>/,
    );
    assert.match(xml, /<testcase classname="outer inner" name="waits" [^>]*><skipped\/><\/testcase>/);
    rmSync(folder, { recursive: true });
  });
});
