import assert from "node:assert/strict";
import { recordStack } from "./recordStack.ts";

/** The inputs of the stack's provider; groups and lists are JSON on its wire. */
async function provider(sets: Readonly<Record<string, string>>): Promise<unknown> {
  const { resources } = await recordStack("dev", sets);
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:aws"));
  assert.equal(providers.length, 1);
  const read = (value: unknown): unknown =>
    typeof value === "string" && /^[[{]/.test(value) ? JSON.parse(value) : value;
  return Object.fromEntries(Object.entries(providers[0]?.inputs ?? {}).map(([key, value]) => [key, read(value)]));
}

/** Inputs that @pulumi/aws adds to every provider. */
const bySdk = { skipCredentialsValidation: "false", skipRegionValidation: "true" };

describe("the provider", () => {
  const tags = {
    "gitlab:stack": "dev",
    "gitlab:users": "500",
    "gitlab:managed-by": "pulumi",
    "gitlab:protection": "lifted",
  };

  it("has the region and the tags of the stack file, and takes any account", async () => {
    const sets = { "aws:region": "eu-central-1", "tags.team": "platform", costCenter: "42" };
    assert.deepEqual(await provider(sets), {
      ...bySdk,
      region: "eu-central-1",
      defaultTags: { tags: { ...tags, team: "platform", "cost-center": "42" } },
    });
  });

  it("takes none but the accounts of the stack file, where it names some", async () => {
    assert.deepEqual(await provider({ allowedAccountIds: '["111122223333", "012345678901"]' }), {
      ...bySdk,
      region: "us-east-1",
      allowedAccountIds: ["111122223333", "012345678901"],
      defaultTags: { tags },
    });
  });
});
