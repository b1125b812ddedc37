import assert from "node:assert/strict";
import { Secrets } from "../../../components/data/secrets.ts";
import { record } from "../../../tools/recorder.ts";
import { only } from "../recorded.ts";

describe("the tokens between nodes", () => {
  it("are made again by another number, and no other password is", async () => {
    const recording = await record(
      () => {
        new Secrets("gitlab-secrets", {
          wanted: new Set(["gitalyToken", "memberToken", "rootPassword"] as const),
          keyArn: "arn:test:secrets",
          protection: { kind: "on" },
          passwords: { smtpPassword: undefined, incomingMailPassword: undefined },
          tokenGeneration: 3,
        });
      },
      { computed: "standIns" },
    );
    const keepers = (name: string) =>
      only(recording, "index/randomPassword:RandomPassword", `gitlab-secrets-${name}`).inputs.keepers;
    assert.deepEqual(keepers("gitaly-token"), { generation: "3" });
    assert.deepEqual(keepers("member-token"), { generation: "3" });
    assert.equal(keepers("root-password"), undefined);
  });
});
