import assert from "node:assert/strict";
import { textsIn } from "../../tools/recorder/plainObject.ts";
import { recordStack } from "../components/recordStack.ts";

describe("GovCloud and China", function () {
  this.timeout(60_000);

  for (const [region, partition] of [
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
  ] as const) {
    for (const [stack, users] of [
      ["dev", "500"],
      ["prod", "3000"],
    ] as const) {
      it(`have no ARN of another partition: ${region}, ${users} users`, async () => {
        const sets = {
          "aws:region": region,
          users,
          ...(stack === "prod" ? { "network.zoneNames": `[${region}a, ${region}b, ${region}c]` } : {}),
        };
        const { resources } = await recordStack(stack, sets, "references");
        const arns = resources.flatMap(({ name, inputs }) =>
          textsIn(inputs).flatMap((text) =>
            [...text.matchAll(/\barn:([a-z-]+):/g)].map(([, found]) => ({ name, found })),
          ),
        );
        assert.ok(arns.length > 20, "there are ARNs");
        assert.deepEqual(
          arns.filter(({ found }) => found !== partition),
          [],
        );
      });
    }
  }
});
