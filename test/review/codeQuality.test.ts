import assert from "node:assert/strict";
import { codeQuality, type PlaceOf } from "../../tools/review/codeQuality.ts";
import { componentPlace } from "../../tools/review/componentPlace.ts";
import type { ReviewFinding } from "../../tools/review/reviewFinding.ts";
import { settingLine } from "../../tools/review/settingLine.ts";
import { recordStack } from "../components/recordStack.ts";

const urn =
  "urn:pulumi:dev::gitlab::gitlab-aws:index:GitLab$gitlab-aws:data:Data$gitlab-aws:data:Database$aws:rds/instance:Instance::gitlab-database";

const finding: ReviewFinding = {
  ...{ policy: "rds-require-multi-az", level: "mandatory", severity: "high", kind: "broken" },
  ...{ resource: "gitlab-database", type: "aws:rds/instance:Instance", urn },
  ...{ message: "multiAz must be true", todo: "Set it.", exceptedUntil: undefined },
};
const at =
  (line: number): PlaceOf =>
  () => ({ path: "Pulumi.dev.yaml", line });

describe("codequality.json", () => {
  it("has the fields that GitLab asks for", () => {
    assert.deepEqual(codeQuality("dev", [finding], [], at(12)), [
      {
        description: "dev: gitlab-database multiAz must be true",
        check_name: "rds-require-multi-az",
        fingerprint: codeQuality("dev", [finding], [], at(99))[0]?.fingerprint,
        severity: "critical",
        location: { path: "Pulumi.dev.yaml", lines: { begin: 12 } },
      },
    ]);
  });

  it("has a fingerprint that is another one for everything but the place", () => {
    const print = (one: Partial<ReviewFinding>, stack = "dev") =>
      codeQuality(stack, [{ ...finding, ...one }], [], at(1))[0]?.fingerprint;
    const prints = [
      print({}),
      print({}, "prod"),
      print({ policy: "other" }),
      print({ urn: `${urn}-2` }),
      print({ message: "x must be true" }),
    ];
    assert.equal(new Set(prints).size, 5);
    assert.match(prints[0] ?? "", /^[0-9a-f]{64}$/);
  });

  it("is worst where data is lost, and mildest where nobody can say yet", () => {
    const severity = (one: Partial<ReviewFinding>) =>
      codeQuality("dev", [{ ...finding, ...one }], [], at(1)).map((row) => row.severity);
    assert.deepEqual(severity({ severity: "critical" }), ["blocker"]);
    assert.deepEqual(severity({ severity: "medium" }), ["major"]);
    assert.deepEqual(severity({ severity: "low" }), ["minor"]);
    assert.deepEqual(severity({ level: "advisory" }), ["minor"]);
    assert.deepEqual(severity({ kind: "unknown", level: "advisory" }), ["info"]);
    assert.deepEqual(severity({ exceptedUntil: "2026-12-31" }), ["info"]);
    const loss = { resource: "a", type: "t", action: "delete", why: "gone", isRefused: false, urn } as const;
    const [row] = codeQuality("dev", [], [loss], at(3));
    assert.deepEqual([row?.check_name, row?.severity, row?.description], ["data-loss", "blocker", "dev: a: gone"]);
  });
});

describe("the place of a finding", () => {
  const text =
    "# comment\nconfig:\n  aws:region: us-east-1\n  gitlab:users: 500\n  gitlab:backup:\n    schedule: daily\n  gitlab:allow: { web: [a] }\n";

  it("is the line of the setting, or of the nearest key above it", () => {
    const line = (path: string) => settingLine(text, "gitlab", path);
    assert.deepEqual(
      ["aws:region", "users", "backup.schedule", "backup.copies.days", "allow.web", "domain"].map(line),
      [3, 4, 6, 5, 7, undefined],
    );
  });

  it("is otherwise the file of the component, at the class", () => {
    const { path, line } = componentPlace(urn, ".");
    assert.equal(path, "components/data/database.ts");
    assert.ok(line > 1, String(line));
    const top = componentPlace("urn:pulumi:dev::gitlab::gitlab-aws:index:GitLab::gitlab", ".");
    assert.equal(top.path, "components/gitlab.ts");
    assert.deepEqual(componentPlace("urn:pulumi:dev::gitlab::aws:s3/bucket:Bucket::a", "."), {
      path: "index.ts",
      line: 1,
    });
  });

  it("has a file for every component that the program registers", async () => {
    const { resources } = await recordStack("prod", {}, "references");
    const strays = resources
      .filter(({ type }) => type.startsWith("gitlab-aws:"))
      .filter((one) => componentPlace(one.urn, ".").line === 1);
    assert.deepEqual(
      strays.map(({ type }) => type),
      [],
    );
  });
});
