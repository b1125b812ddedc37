import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { stackConfig } from "../../config/stackFile.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import { dayIn, isOver } from "../../tools/tryOut/lastDay.ts";
import { runTryOut } from "../../tools/tryOut/runTryOut.ts";
import { tryOutFile } from "../../tools/tryOut/tryOutFile.ts";
import { playedTerminal } from "./playedTerminal.ts";

const secrets = "awskms:///arn:aws:kms:us-east-1:111122223333:key/abc?region=us-east-1";
const choice = {
  stack: "try-a",
  secrets,
  lastDay: "2026-12-01",
  sets: ["users=1000", "nodes.box.instanceType=m8g.xlarge"],
};

describe("a try-out", () => {
  it("is like another stack, with a domain of its own and nothing protected", () => {
    const like = readFileSync("Pulumi.dev.yaml", "utf8");
    const text = tryOutFile(like, choice);
    assert.deepEqual(parse(text), {
      secretsprovider: secrets,
      config: {
        "aws:region": "us-east-1",
        "gitlab:users": 1000,
        "gitlab:domain": "try-a.gitlab-dev.example.com",
        "gitlab:allow": { web: ["203.0.113.0/24"], ssh: ["203.0.113.0/24"] },
        "gitlab:protection": { lifted: true, reason: "a try-out until 2026-12-01" },
        "gitlab:nodes": { box: { instanceType: "m8g.xlarge" } },
      },
    });
    const config = stackConfig(readFileSync("Pulumi.yaml", "utf8"), text);
    const parsed = parseSettings({ ...config, stack: "try-a", isSecret: () => false });
    assert.ok("settings" in parsed, JSON.stringify(parsed));
  });

  it("takes neither names nor secrets of the other stack", () => {
    const like = [
      "encryptedkey: AAAA",
      "secretsprovider: awskms:///other",
      "config:",
      "  gitlab:domain: gitlab.example.com",
      "  gitlab:pagesDomain: pages.example.com",
      "  gitlab:approvals: [{ resource: a }]",
      "  gitlab:rootPassword: { secure: BBBB }",
      "  gitlab:smtp: { host: smtp.example.com, password: { secure: CCCC } }",
    ].join("\n");
    assert.deepEqual(parse(tryOutFile(like, { ...choice, sets: [] })), {
      secretsprovider: secrets,
      config: {
        "gitlab:domain": "try-a.gitlab.example.com",
        "gitlab:smtp": { host: "smtp.example.com" },
        "gitlab:protection": { lifted: true, reason: "a try-out until 2026-12-01" },
      },
    });
  });

  it("is over after its last day, and if it has none", () => {
    const now = new Date("2026-11-30T23:59:00Z");
    assert.equal(dayIn(1, now), "2026-12-01");
    assert.deepEqual(
      ["2026-12-01", "2026-11-30", "2026-11-29", undefined].map((day) => isOver(day, now)),
      [false, false, true, true],
    );
  });

  it("is refused with a wrong name or number of days, before anything is made", async () => {
    const usual = { name: "a", days: "1", like: "dev", secrets, "most-days": "7", "most-dollars": "700" };
    const said = async (changed: Partial<typeof usual>) => {
      const terminal = playedTerminal();
      const args = Object.entries({ ...usual, ...changed }).flatMap(([name, value]) => [`--${name}`, value]);
      assert.equal(await runTryOut(args, terminal), 64);
      return terminal.texts().stderr;
    };
    assert.equal(
      await said({ name: "A_b" }),
      "--name A_b: allowed are at most 16 lower-case letters, digits and hyphens. In GitLab it is the variable TRY_NAME.\n",
    );
    assert.equal(
      await said({ name: "seventeen-letters" }),
      (await said({ name: "A_b" })).replace("A_b", "seventeen-letters"),
    );
    assert.equal(await said({ days: "8" }), "--days 8: allowed are 1 to 7. In GitLab it is the variable TRY_DAYS.\n");
  });
});
