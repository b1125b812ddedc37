import assert from "node:assert/strict";
import type { Comparison, ResourceChange } from "../../tools/compare/comparisonModel.ts";
import { changedResources } from "../../tools/document/changes/changedResources.ts";
import { text } from "../../tools/document/text/text.ts";

describe("a resource that changes", () => {
  const property = {
    path: "size",
    effect: "inPlace",
    before: "1",
    after: undefined,
    lines: [],
    follows: undefined,
  } as const;
  const change: ResourceChange = {
    kind: "replaced",
    type: "aws:ec2/instance:Instance",
    name: "box",
    component: "nodes",
    movedFrom: "old-box",
    holdsData: true,
    failures: ["it is protected"],
    risks: ["what is on it goes"],
    interruptions: ["it stops"],
    properties: [
      property,
      { ...property, path: "zone", effect: "replaces", before: "a", after: "b" },
      { ...property, path: "subnet", effect: "mayReplace", follows: "Subnet one" },
      { ...property, path: "script", effect: "inPlace", lines: ["-a", "+b"] },
    ],
    options: [{ option: "protect", before: "true", after: "false" }],
  };

  it("says all that there is to it", () => {
    const [, changes] = changedResources({ changes: [change] } as unknown as Comparison);
    assert.equal(
      text([changes!]),
      `REFUSED, HOLDS DATA: Instance box
  - An alias moves it from old-box.
  - FAILS: it is protected
  - RISK TO DATA: what is on it goes
  - it stops
  - size: 1 → none
  - zone (replaces it): a → b
  - subnet (may replace it): follows Subnet one, which is replaced
  - option protect: true → false
  script:
    -a
    +b
`,
    );
  });
});
