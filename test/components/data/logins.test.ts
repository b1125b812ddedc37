import assert from "node:assert/strict";
import { Logins, type LoginsArgs } from "../../../components/data/logins.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only } from "../recorded.ts";

const recordLogins = (change: Partial<LoginsArgs> = {}) =>
  record(
    () => {
      const { secrets } = new Logins("logins", {
        components: ["gitlab", "praefect"],
        step: 1,
        keyArn: "arn:test:secrets",
        protection: { kind: "on" },
        ...change,
      });
      return { secrets };
    },
    { computed: "standIns" },
  );

describe("Logins", () => {
  it("makes a secret with two passwords for each component", async () => {
    const recording = await recordLogins();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:data:Logins logins",
        ...["gitlab", "praefect"].flatMap((component) => [
          `random:index/randomPassword:RandomPassword logins-${component}-a`,
          `random:index/randomPassword:RandomPassword logins-${component}-b`,
          `aws:secretsmanager/secret:Secret logins-${component}`,
          `aws:secretsmanager/secretVersion:SecretVersion logins-${component}`,
        ]),
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, {
      secrets: {
        gitlab: { arn: "arn:test:logins-gitlab", version: "logins-gitlab-version" },
        praefect: { arn: "arn:test:logins-praefect", version: "logins-praefect-version" },
      },
    });
    assert.deepEqual(only(recording, "RandomPassword", "logins-gitlab-a").inputs, {
      length: 32,
      special: false,
      keepers: { generation: "1" },
    });
    const { inputs, options } = only(recording, ":Secret", "logins-gitlab");
    assert.deepEqual(inputs, {
      description: "Logins of gitlab to its database",
      kmsKeyId: "arn:test:secrets",
      recoveryWindowInDays: 30,
    });
    assert.equal(options.protect, true);
    const version = only(recording, "SecretVersion", "logins-gitlab");
    const made = "generated-password"; // the stand-in of each
    assert.deepEqual(JSON.parse(String(version.inputs.secretString)), { current: "a", a: made, b: made });
    for (const login of ["a", "b"]) {
      assert.ok(version.dependencies.includes(only(recording, "RandomPassword", `logins-gitlab-${login}`).urn), login);
    }
    assert.deepEqual(version.secretPaths, ["secretString"]);
  });

  it("replaces the idle password at a step, and makes it the current one", async () => {
    const recording = await recordLogins({ step: 2 });
    const generation = (login: "a" | "b") =>
      only(recording, "RandomPassword", `logins-gitlab-${login}`).inputs.keepers as { readonly generation: string };
    assert.deepEqual([generation("a").generation, generation("b").generation], ["1", "2"]);
    const version = only(recording, "SecretVersion", "logins-gitlab");
    assert.equal((JSON.parse(String(version.inputs.secretString)) as { current: string }).current, "b");
  });

  it("gives up its guard when protection is lifted", async () => {
    const recording = await recordLogins({ protection: { kind: "lifted", reason: "a test" } });
    assert.equal(only(recording, ":Secret", "logins-gitlab").options.protect, false);
  });
});
