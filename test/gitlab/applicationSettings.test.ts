import assert from "node:assert/strict";
import { applicationSettingsRuby } from "../../gitlab/applicationSettings.ts";
import { needsRuby, runRuby } from "./ruby.ts";

/** Stands in for GitLab's model: one row, which may not exist yet, and which counts its updates. */
const model = (row: string) => `
  class ApplicationSetting
    @row = ${row}
    class << self
      def current = @row && self
      def create_from_defaults = (@row = { ci_job_live_trace_enabled: false, signup_enabled: true }) && self
      def [](key) = @row.fetch(key)
      def update!(changed) = puts("update #{changed}") || @row.merge!(changed)
      attr_reader :row
    end
  end
`;

const run = (row: string, times = 1) => {
  const script = [model(row), ...Array<string>(times).fill(applicationSettingsRuby()), "puts ApplicationSetting.row"];
  return runRuby(["-"], script.join("\n"))
    .replaceAll(/:(\w+)=>/g, "$1: ")
    .split("\n"); // Ruby prints hashes like this since 3.4
};

const wanted = "{ci_job_live_trace_enabled: true, signup_enabled: true}";
const set = ["update {ci_job_live_trace_enabled: true}", "application settings: set ci_job_live_trace_enabled"];

describe("application settings", () => {
  it("turn incremental logging on, and say so; the second run changes nothing", function () {
    needsRuby.call(this);
    const row = "{ ci_job_live_trace_enabled: false, signup_enabled: true }";
    assert.deepEqual(run(row, 2), [...set, "application settings: as wanted", wanted, ""]);
  });

  it("are set on a database that has no row yet", function () {
    needsRuby.call(this);
    assert.deepEqual(run("nil"), [...set, wanted, ""]);
  });
});
