import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { withApprovals } from "../../tools/approvals/withApprovals.ts";
import { report } from "../../tools/document/report.ts";
import { changed } from "../compare/comparing.ts";
import { planOf } from "../tools/planOf.ts";

const approval = (resource: string, action: "delete" | "replace", lastDay = "2026-12-31") => ({
  ...{ resource, action, lastDay },
  reason: "everything was copied",
});

describe("a comparison with approvals", () => {
  const before = () => {
    new aws.s3.Bucket("objects");
    new aws.ebs.Volume("volume", { availabilityZone: "a", size: 8 });
    new aws.s3.Bucket("kept", {}, { protect: true });
  };
  const after = () => {
    new aws.ebs.Volume("volume", { availabilityZone: "b", size: 8 });
  };

  it("has no risk where the stack file approves it, and says what each approval does", async () => {
    const comparison = await changed(before, after);
    assert.deepEqual(comparison.risks, ["objects: deleted together with its data", "volume: replaced by an empty one"]);
    const [holding, unused, past] = [
      approval("objects", "delete"),
      approval("volume", "delete"),
      approval("volume", "replace", "2026-11-21"),
    ];
    const judged = withApprovals(comparison, [holding, unused, past], "2026-11-22");
    assert.deepEqual(judged.risks, ["volume: replaced by an empty one"]);
    assert.deepEqual(judged.approvals, [
      { ...holding, state: "holds" },
      { ...unused, state: "unused" },
      { ...past, state: "past" },
    ]);
    const again = withApprovals(comparison, [holding], "2026-11-22", [holding]);
    assert.deepEqual(again.risks, comparison.risks);
    assert.deepEqual(again.approvals, [{ ...holding, state: "older" }]);
    const text = await report("text", { ...(await planOf("dev")), comparison: judged });
    const said = text.replaceAll(/\s+/g, " ");
    for (const line of [
      "DATA IS AT RISK: volume: replaced by an empty one",
      "DATA WILL BE LOST, AS THE STACK FILE APPROVES: objects: delete is approved until 2026-12-31: everything was copied",
      "The approval to delete volume is unused: nothing in this change needs it. Remove it from approvals, unless its change still waits for a deployment.",
      "The approval to replace volume ended on 2026-11-21 and approves nothing.",
    ])
      assert.ok(said.includes(line), `${line} in ${said}`);
  });

  it("says that an approval is used where Pulumi refuses the step all the same", async () => {
    const judged = withApprovals(await changed(before, after), [approval("kept", "delete")], "2026-11-22");
    assert.deepEqual(judged.failures, ["kept: would be deleted, but it is protected: Pulumi refuses this"]);
    assert.deepEqual(
      judged.approvals.map(({ state }) => state),
      ["holds"],
    );
  });
});
