import assert from "node:assert/strict";
import { addedRows } from "../../tools/review/loosened/addedRows.ts";
import { missedFindings } from "../../tools/review/loosened/missedFindings.ts";
import { packChanges, type PolicyRow } from "../../tools/review/loosened/packChanges.ts";
import { touchedParts } from "../../tools/review/loosened/touchedParts.ts";

const row = (name: string, level: PolicyRow["level"], severity: PolicyRow["severity"]): PolicyRow => ({
  ...{ name, level, severity },
});

describe("what decides about changes", () => {
  it("is named with its files, and nothing else is", () => {
    const paths = [
      ...["policy/pack.ts", "exceptions.prod.yaml", ".gitlab-ci.yml", "ci/stack.yml", "tools/approvals/judgeLosses.ts"],
      ...["accounts/index.ts", "components/policy.ts", "docs/policy.md", "Pulumi.prod.yaml", "tools/reviewers.ts"],
      ...["test/exceptions.prod.yaml", "tools/review.ts"],
    ];
    assert.deepEqual(touchedParts(paths), [
      { name: "the policy pack", files: ["policy/pack.ts"] },
      { name: "what judges changes", files: ["tools/approvals/judgeLosses.ts", "tools/review.ts"] },
      { name: "exceptions from policies", files: ["exceptions.prod.yaml"] },
      { name: "the pipeline", files: [".gitlab-ci.yml", "ci/stack.yml"] },
      { name: "accounts and roles", files: ["accounts/index.ts"] },
    ]);
    assert.deepEqual(touchedParts(["index.ts"]), []);
    const judging = [
      ...["config/rules/checkApprovals.ts", "tools/against/revision.ts", "tools/cards/cardOf.ts"],
      ...["tools/compare/compare.ts", "tools/plan.ts", "tools/policies/judging.ts", "tools/recorder.ts"],
    ];
    const running = [
      ...["package.json", "tools/compilePack.ts", "tools/drift/runDrift.ts", "tools/pulumi.ts"],
      ...["tools/pulumiArguments.ts", "tools/tryOut/runSweep.ts"],
    ];
    assert.deepEqual(touchedParts([...judging, ...running]), [
      { name: "what judges changes", files: judging },
      { name: "the pipeline", files: running },
    ]);
  });
});

describe("what became less strict", () => {
  it("is a policy that is gone or weaker, and none that is new or stricter", () => {
    const before = [
      row("a", "mandatory", "high"),
      row("b", "mandatory", "high"),
      row("c", "mandatory", "critical"),
      row("d", "advisory", "low"),
      row("e", "mandatory", "low"),
    ];
    const after = [
      row("b", "advisory", "high"),
      row("c", "mandatory", "medium"),
      row("d", "mandatory", "critical"),
      row("e", "mandatory", "low"),
      row("f", "advisory", "low"),
    ];
    assert.deepEqual(packChanges(before, after), [
      "The policy a (mandatory) is gone.",
      "The level of the policy b goes from mandatory to advisory.",
      "The severity of the policy c goes from critical to medium.",
    ]);
    assert.deepEqual(packChanges(after, after), []);
  });

  it("is a finding that only the pack of the target branch has", () => {
    const finding = (policy: string, urn: string, kind: "broken" | "unknown" = "broken") => ({
      ...{ policy, urn, kind },
      resource: urn.toUpperCase(),
      message: "must be true",
    });
    const [unsure, other] = [finding("p", "d"), finding("p", "e")];
    assert.deepEqual(
      missedFindings([unsure, other], [finding("p", "d", "unknown"), { ...other, message: "must be something else" }]),
      [
        "Only the pack of the compared commit finds: D must be true (p).",
        "Only the pack of the compared commit finds: E must be true (p).",
      ],
    );
    const [same, gone, unknown] = [finding("p", "a"), finding("p", "b"), finding("p", "c", "unknown")];
    assert.deepEqual(missedFindings([same, gone, unknown], [{ ...same }, finding("q", "b")]), [
      "Only the pack of the compared commit finds: B must be true (p).",
    ]);
  });

  it("is a row of a list that is new, or holds for longer", () => {
    const permit = (what: string, lastDay: string) => ({ what, lastDay, reason: "because" });
    const before = [permit("a", "2026-12-01"), permit("b", "2026-12-01"), permit("c", "2026-12-01")];
    const after = [
      permit("a", "2026-12-01"),
      permit("b", "2027-01-01"),
      permit("c", "2026-11-30"),
      permit("d", "2026-12-01"),
    ];
    assert.deepEqual(
      addedRows(before, after, ({ what }) => `the exception ${what}`),
      [
        "Longer: the exception b, from 2026-12-01 to 2027-01-01: because",
        "New: the exception d, until 2026-12-01: because",
      ],
    );
  });
});
