import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../../tools/plan/planOptions.ts";
import { readStack, StackFileError } from "../../tools/plan/readStack.ts";

const good = "config:\n  aws:region: us-east-1\n  gitlab:users: 500\n  gitlab:domain: gitlab.example.com\n";
const allow = "  gitlab:allow: { web: [203.0.113.0/24] }\n";

describe("a stack file as it lies on the disk", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "stack-"));
    copyFileSync("Pulumi.yaml", join(folder, "Pulumi.yaml"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (bytes: string | Buffer, sets: Readonly<Record<string, string>> = {}) => {
    writeFileSync(join(folder, "Pulumi.one.yaml"), bytes);
    return readStack({ stack: "one", sets }, pathToFileURL(`${folder}/`));
  };
  const says = (bytes: string | Buffer) => {
    try {
      read(bytes);
      return "nothing";
    } catch (error) {
      assert.ok(error instanceof StackFileError);
      return error.message;
    }
  };

  it("is UTF-8, with or without a byte order mark, and nothing else", () => {
    assert.equal(read(good + allow).config.config["gitlab:users"], "500");
    assert.equal(read(`\ufeff${good}${allow}`).config.config["gitlab:users"], "500");
    assert.equal(
      says(Buffer.from(`${good}${allow}  gitlab:costCenter: Caf\u00e9\n`, "latin1")),
      "Pulumi.one.yaml is not UTF-8: save it in that encoding.",
    );
    assert.equal(
      says(Buffer.from(`\ufeff${good}${allow}`, "utf16le")),
      "Pulumi.one.yaml is not UTF-8 but UTF-16: save it in that encoding.",
    );
    assert.equal(
      says(Buffer.from(`\ufeff${good}`, "utf16le").swap16()),
      "Pulumi.one.yaml is not UTF-8 but UTF-16: save it in that encoding.",
    );
  });

  it("is YAML, and a mistake in it is said without the line that it is in", () => {
    const texts: Readonly<Record<string, string>> = {
      "config:\n  gitlab:smtpPassword: [canary\n": "is not YAML: line 3, column 1: bad indent.",
      "config:\n  a: canary: hush\n": "is not YAML: line 2, column 6: block as implicit key.",
      "config:\n  gitlab:users: 1\n  gitlab:users: canary\n": "is not YAML: line 3, column 3: duplicate key.",
      "config:\n  gitlab:gitlabRb: *canary\n": "is not YAML: an alias has no target, or expands too far.",
      "config:\n  gitlab:gitlabRb: !canary hush\n": "nothing",
      "config:\n\tgitlab:gitlabRb: canary\n": "is not YAML: line 2, column 1: tab as indent.",
      "config: canary\n": "is wrong: a stack file has config: and, below it, keys.",
      "- canary\n": "is wrong: a stack file has config: and, below it, keys.",
      canary: "is wrong: a stack file has config: and, below it, keys.",
    };
    for (const [text, message] of Object.entries(texts)) {
      const said = says(text);
      assert.ok(!said.includes("canary"), said);
      if (message !== "nothing") assert.equal(said, `Pulumi.one.yaml ${message}`, text);
    }
  });

  it("has what Pulumi reads, and nothing beside config", () => {
    assert.equal(
      says(`encryptionsalt: v1:a\nsecretsprovider: passphrase\nencryptedkey: a\n${good}${allow}`),
      "nothing",
    );
    assert.equal(
      says(`users: canary\naws:region: canary\n${good}`),
      [
        "Pulumi.one.yaml has 3 problems:",
        "  - users: (not shown). Allowed: config, and the keys that pulumi writes next to it. Pulumi ignores it: move it below config: as gitlab:users, or remove it.",
        "  - aws:region: (not shown). Allowed: config, and the keys that pulumi writes next to it. Pulumi ignores it: move it below config: as aws:region, or remove it.",
        "  - allow.web: not given. Allowed: at least one CIDR. List who may open GitLab, such as the addresses of your office.",
      ].join("\n"),
    );
  });

  it("may be overruled by values that are YAML", () => {
    assert.equal(read(good + allow, { users: "700" }).config.config["gitlab:users"], "700");
    assert.throws(
      () => read(good + allow, { "tags.team": "[canary" }),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.equal(error.message, "--set tags.team: the value is not YAML: line 1, column 8: missing char.");
        return true;
      },
    );
  });
});
