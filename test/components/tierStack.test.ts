import assert from "node:assert/strict";
import { holdsData } from "../../tools/cards/cards.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { checkGolden } from "../golden.ts";
import { recordTier } from "./recordTier.ts";

describe("the program for 3,000 users", () => {
  let recording: Recording;
  before(async function () {
    this.timeout(20_000);
    recording = await recordTier(tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" }));
  });

  it("registers exactly the resources of its inventory: a changed line replaces something", () => {
    const lines = recording.resources.map(({ type, name }) => `${type}::${name}`).toSorted();
    checkGolden("test/components/golden/tiers-3000-on-cluster.txt", `${lines.join("\n")}\n`);
  });

  it("protects all that holds data", () => {
    const holders = recording.resources.filter(({ type }) => holdsData(type));
    assert.ok(holders.length > 40, String(holders.length));
    assert.deepEqual(
      holders.filter(({ options }) => !options.protect).map(({ urn }) => urn),
      [],
    );
  });

  it("names every child after its parent", () => {
    const byUrn = new Map(recording.resources.map((one) => [one.urn, one]));
    for (const { name, parent, urn } of recording.resources) {
      const above = byUrn.get(parent ?? "");
      if (above?.type.startsWith("gitlab-aws:")) assert.ok(name.startsWith(above.name), urn);
    }
  });

  it("keeps secrets secret", () => {
    const secret = recording.resources.filter(({ secretPaths }) => secretPaths.length > 0);
    const types = new Set(secret.map(({ type, secretPaths }) => `${type} ${secretPaths.join()}`));
    assert.deepEqual([...types].toSorted(), [
      "aws:elasticache/replicationGroup:ReplicationGroup authToken",
      "aws:rds/instance:Instance password",
      "aws:secretsmanager/secretVersion:SecretVersion secretString",
      "aws:ssm/parameter:Parameter value",
    ]);
    assert.deepEqual(recording.secretOutputs, []);
  });
});
