import assert from "node:assert/strict";
import { parseSettings } from "../../config/parseSettings.ts";
import { stackConfig } from "../../config/stackFile.ts";
import { projectYaml, stackFile } from "./badStack.ts";

function approvals(lastDay: string) {
  const lines = `approvals: [{ resource: gitlab-database, action: replace, reason: the data was moved, lastDay: ${lastDay} }]`;
  const { secretKeys, ...said } = stackConfig(projectYaml, stackFile(lines));
  const parsed = parseSettings({ ...said, stack: "dev", isSecret: (key) => secretKeys.includes(key) });
  assert.ok("settings" in parsed, JSON.stringify(parsed));
  return parsed.settings.approvals;
}

const approval = {
  resource: "gitlab-database",
  action: "replace",
  reason: "the data was moved",
  lastDay: "2026-12-31",
};

describe("approvals in a stack file", () => {
  it("are read with a day in quotes and without, and in the form in which the engine hands it over", () => {
    assert.deepEqual(approvals("2026-12-31"), [approval]);
    assert.deepEqual(approvals('"2026-12-31"'), [approval]);
    assert.deepEqual(approvals('"2026-12-31 00:00:00 +0000 UTC"'), [approval]);
  });

  it("are no mistake when they are past: they only approve nothing", () => {
    assert.equal(approvals("2001-01-01").length, 1);
  });
});
