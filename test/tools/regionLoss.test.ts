import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { regionLoss } from "../../tools/plan/regionLoss.ts";
import { recordStack } from "../components/recordStack.ts";

const both = { "backup.objects": "true", "backup.copyRegion": "eu-west-1" };

async function loss(stack: string, sets: Readonly<Record<string, string>>) {
  const { resources } = await recordStack(stack, sets, "references");
  const { lost, until } = regionLoss(new ResourceGraph(resources), "us-east-1", 100);
  return { lost: lost.split("; "), until };
}

const since =
  "what was written since the last copies were begun, at most 25 hours before, or the ones before if copying was not done";
const until = "make a new stack in the other region from the copies (docs/operations.md), or wait for the region";

const untilBack = "wait for the region: a new stack needs copies of the objects, too, with backup.objects: true";

describe("the loss of the region", () => {
  it("is the loss of everything without copies", async () => {
    for (const sets of [{}, { "backup.objects": "true" }]) {
      assert.deepEqual(await loss("team", sets), {
        lost: [
          "nothing for good",
          "all is out of reach until the region is back, and lost if it never is: volumes, snapshots, objects, secrets and keys have no copy in another region",
        ],
        until: "wait for the region",
      });
    }
  });

  for (const [name, stack, sets, copied, gone] of [
    ["a box", "team", both, "data volumes, objects and backups in S3", "secrets, keys"],
    [
      "a box without objects",
      "team",
      { "backup.copyRegion": "eu-west-1" },
      "data volumes",
      "objects and backups in S3, secrets, keys",
    ],
    ["a cluster", "prod", both, "objects and backups in S3, the database", "data volumes, secrets, keys"],
    [
      "single Gitaly nodes",
      "prod",
      { ...both, gitaly: "sharded" },
      "data volumes, objects and backups in S3, the database",
      "secrets, keys",
    ],
  ] as const) {
    it(`is what was written since the last copies of ${name}, and what has none`, async () => {
      assert.deepEqual(await loss(stack, sets), {
        lost: [
          `${copied}: ${since}`,
          `everything else is out of reach until the region is back, and lost if it never is: ${gone}`,
        ],
        until: name.endsWith("without objects") ? untilBack : until,
      });
    });
  }
});

describe("the price of copies", () => {
  it("is said to be unknown, as that of backups of S3 and RDS", async () => {
    const uses = async (sets: Readonly<Record<string, string>>) => {
      const { byUse } = priceSummary((await recordStack("prod", sets, "references")).resources, "us-east-1");
      return byUse.filter(({ what }) => what.startsWith("AWS Backup")).map(({ what, rate }) => [what, rate]);
    };
    assert.deepEqual(await uses({}), []);
    assert.deepEqual(await uses(both), [
      ["AWS Backup: backups of S3, and reading it for them", undefined],
      ["AWS Backup: copies in eu-west-1", undefined],
      ["AWS Backup: snapshots of RDS", undefined],
      ["AWS Backup: traffic to eu-west-1", undefined],
    ]);
  });
});
