import assert from "node:assert/strict";
import { holdsData } from "../../tools/cards/cards.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { recordStack } from "./recordStack.ts";

describe("the program for 3,000 users", () => {
  let recording: Recording;
  before(async function () {
    this.timeout(20_000);
    recording = await recordStack("prod");
  });

  it("protects all that holds data", () => {
    const holders = recording.resources.filter(holdsData);
    assert.ok(holders.length > 40, String(holders.length));
    assert.deepEqual(
      holders.filter(({ options }) => !options.protect).map(({ urn }) => urn),
      [],
    );
  });

  it("keeps secrets secret", () => {
    const secret = recording.resources.filter(({ secretPaths }) => secretPaths.length > 0);
    const types = new Set(secret.map(({ type, secretPaths }) => `${type} ${secretPaths.join()}`));
    assert.deepEqual([...types].toSorted(), [
      "aws:elasticache/replicationGroup:ReplicationGroup authToken",
      "aws:rds/instance:Instance password",
      "aws:secretsmanager/secretVersion:SecretVersion secretString",
    ]);
    assert.deepEqual(recording.secretOutputs, []);
  });
});
