import assert from "node:assert/strict";
import { planOptions, UsageError } from "../../tools/plan/planOptions.ts";

/** The message about a wrong command line. */
function says(...args: readonly string[]): string {
  try {
    planOptions(args);
    return "nothing";
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
}

describe("the command line of the plan", () => {
  it("has its defaults", () => {
    assert.deepEqual(planOptions([]), {
      stack: "dev",
      sets: {},
      format: "text",
      against: undefined,
      usage: undefined,
      out: undefined,
      help: false,
    });
  });

  it("takes every option, in both spellings, and the last = belongs to the value", () => {
    const args = ["--stack=prod", "--users", "700", "--set", "tags.a=b=c", "--set=domain=", "--format", "json"];
    assert.deepEqual(planOptions([...args, "--against", "main", "--usage", "bill.yaml", "--out", "plan.json", "-h"]), {
      stack: "prod",
      sets: { "tags.a": "b=c", domain: "", users: "700" },
      format: "json",
      against: "main",
      usage: "bill.yaml",
      out: "plan.json",
      help: true,
    });
  });

  it("is refused with what is wrong, and never with a value", () => {
    const noOption = "An argument belongs to no option. Write --stack NAME or --set KEY=VALUE.";
    const noKey = "--set takes KEY=VALUE, but one --set has no KEY or no =.";
    const rows: readonly (readonly [readonly string[], string])[] = [
      [["--formt=canary"], "--formt: There is no such option: did you mean --format?"],
      [["--smtpPassword=canary"], "--smtpPassword: There is no such option."],
      [["--smtpPassword", "canary"], "--smtpPassword: There is no such option."],
      [["--format", "pdf"], "--format pdf: allowed are text, html, markdown, json."],
      [["canary"], noOption],
      [["--users", "5", "canary"], noOption],
      [["--set", "smtpPassword", "canary"], noOption],
      [["--set", "canary"], noKey],
      [["--set", "=canary"], noKey],
      [["--help=canary"], "Option '-h, --help' does not take an argument"],
      [["-x"], "Unknown option '-x'"],
      [["--stack"], "Option '--stack <value>' argument missing"],
    ];
    for (const [args, message] of rows) assert.equal(says(...args), message, args.join(" "));
  });
});
