import assert from "node:assert/strict";
import { stepDifferences } from "../../tools/deploy/stepDifferences.ts";
import type { ApprovedStep } from "../../tools/review/stepsFile.ts";

const urn = (name: string) => `urn:pulumi:dev::gitlab::gitlab-aws:data:Data$aws:rds/instance:Instance::${name}`;
const step = (name: string, op: string, ...replacingProperties: string[]): ApprovedStep => ({
  urn: urn(name),
  op,
  replacingProperties,
});

describe("steps that a person approved", () => {
  const approved = [step("a", "update"), step("b", "replace", "engine", "dbName")];

  it("are the same in any order", () => {
    assert.deepEqual(stepDifferences(approved, [step("b", "replace", "dbName", "engine"), step("a", "update")]), []);
  });

  it("differ by resource, operation and replacing inputs, and each difference is one sentence", () => {
    const now = [step("a", "replace", "engine"), step("b", "replace", "engine"), step("c", "delete")];
    assert.deepEqual(stepDifferences([...approved, step("d", "create")], now), [
      "a (aws:rds/instance:Instance): approved was update, now it is replace because of engine.",
      "b (aws:rds/instance:Instance): approved was replace because of dbName, engine, now it is replace because of engine.",
      "c (aws:rds/instance:Instance): delete was not approved.",
      "d (aws:rds/instance:Instance): create was approved, and is no longer needed.",
    ]);
  });
});
