import assert from "node:assert/strict";
import { addedRows } from "../../tools/review/loosened/addedRows.ts";
import { missedFindings } from "../../tools/review/loosened/missedFindings.ts";
import { packChanges, type PolicyRow } from "../../tools/review/loosened/packChanges.ts";
import { touchedParts } from "../../tools/review/loosened/touchedParts.ts";

const row = (name: string, level: PolicyRow["level"], severity: PolicyRow["severity"]): PolicyRow => ({
  ...{ name, level, severity },
});

describe("what decides about changes", () => {
  const guarded = {
    "the policy pack": ["policy/pack.ts"],
    "what judges changes": [
      ...["config/approval.ts", "config/parseSettings.ts", "config/rules/checkApprovals.ts", "config/stackFile.ts"],
      ...["tools/against/revision.ts", "tools/approvals/judgeLosses.ts", "tools/cards/cardOf.ts"],
      ...["tools/compare/compare.ts", "tools/document/blocks.ts", "tools/plan.ts", "tools/policies/judging.ts"],
      ...["tools/recorder.ts", "tools/review.ts"],
    ],
    "exceptions from policies": ["exceptions.prod.yaml"],
    "expected drift": ["drift.prod.yaml"],
    "the pipeline": [
      ...[".gitlab-ci.yml", ".npmrc", "ci/stack.yml", "nodeVersion.cjs", "package-lock.json", "package.json"],
      ...["tools/compilePack.ts", "tools/drift/runDrift.ts", "tools/gitlabApi/gitlabApi.ts", "tools/pulumi.ts"],
      ...["tools/pulumiArguments.ts", "tools/tryOut/runSweep.ts"],
    ],
    "accounts and roles": ["accounts/index.ts"],
  };
  const others = [
    ...["components/policy.ts", "docs/policy.md", "index.ts", "Pulumi.prod.yaml", "test/exceptions.prod.yaml"],
    ...["tools/reviewers.ts"],
  ];

  it("is named with its files, and nothing else is", () => {
    assert.deepEqual(
      touchedParts([...others, ...Object.values(guarded).flat()]),
      Object.entries(guarded).map(([name, files]) => ({ name, files })),
    );
    assert.deepEqual(touchedParts(others), []);
  });
});

describe("what is less strict", () => {
  it("is a policy that is missing or weaker, and none that is new or stricter", () => {
    const other = [
      row("a", "mandatory", "high"),
      row("b", "mandatory", "high"),
      row("c", "mandatory", "critical"),
      row("d", "advisory", "low"),
      row("e", "mandatory", "low"),
    ];
    const own = [
      row("b", "advisory", "high"),
      row("c", "mandatory", "medium"),
      row("d", "mandatory", "critical"),
      row("e", "mandatory", "low"),
      row("f", "advisory", "low"),
    ];
    assert.deepEqual(packChanges(other, own), [
      "The policy a (mandatory) is missing.",
      "The level of the policy b is advisory instead of mandatory.",
      "The severity of the policy c is medium instead of critical.",
    ]);
    assert.deepEqual(packChanges(own, own), []);
  });

  it("is a finding that only the other pack has", () => {
    const finding = (policy: string, urn: string, kind: "broken" | "unknown" = "broken") => ({
      ...{ policy, urn, kind },
      resource: urn.toUpperCase(),
      message: "must be true",
    });
    const [unsure, other] = [finding("p", "d"), finding("p", "e")];
    assert.deepEqual(
      missedFindings([unsure, other], [finding("p", "d", "unknown"), { ...other, message: "must be something else" }]),
      ["Only its pack finds: D must be true (p).", "Only its pack finds: E must be true (p)."],
    );
    const [same, gone, unknown] = [finding("p", "a"), finding("p", "b"), finding("p", "c", "unknown")];
    assert.deepEqual(missedFindings([same, gone, unknown], [{ ...same }, finding("q", "b")]), [
      "Only its pack finds: B must be true (p).",
    ]);
  });

  it("is a row of a list that the other one lacks, or that holds for longer", () => {
    const permit = (what: string, lastDay: string) => ({ what, lastDay, reason: "because" });
    const others = [permit("a", "2026-12-01"), permit("b", "2026-12-01"), permit("c", "2026-12-01")];
    const own = [
      permit("a", "2026-12-01"),
      permit("b", "2027-01-01"),
      permit("c", "2026-11-30"),
      permit("d", "2026-12-01"),
    ];
    assert.deepEqual(
      addedRows(others, own, ({ what }) => `the exception ${what}`),
      [
        "Longer: the exception b, until 2027-01-01 instead of 2026-12-01: because",
        "Only here: the exception d, until 2026-12-01: because",
      ],
    );
  });
});
