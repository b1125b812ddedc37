import assert from "node:assert/strict";
import { ExceptionsError } from "../../../policy/exceptions/exceptionsError.ts";
import { parseExceptions } from "../../../policy/exceptions/parseExceptions.ts";

const policies = ["ec2-require-metadata-tokens", "s3-require-tls"];

const parsed = (text: string) => parseExceptions(text, "exceptions.dev.yaml", policies);

const refused = (text: string, ...lines: readonly string[]) => {
  assert.throws(
    () => parsed(text),
    (error) => {
      assert.ok(error instanceof ExceptionsError);
      assert.deepEqual(error.message.split("\n"), lines);
      return true;
    },
  );
};

describe("a file of exceptions", () => {
  it("has rows with their places, comments and nothing else", () => {
    const text = [
      "# approved on 2026-11-01",
      "exceptions:",
      "  - policy: s3-require-tls",
      "    resource: gitlab-buckets-old",
      "    reason: the old backup tool speaks plain HTTP",
      "    lastDay: 2026-12-31",
    ].join("\n");
    assert.deepEqual(parsed(text), [
      {
        policy: "s3-require-tls",
        resource: "gitlab-buckets-old",
        reason: "the old backup tool speaks plain HTTP",
        lastDay: "2026-12-31",
        place: "exceptions.dev.yaml, line 3",
      },
    ]);
  });

  it("may be empty", () => {
    for (const text of ["", "# none", "exceptions:", "exceptions: []"]) assert.deepEqual(parsed(text), [], text);
  });

  it("names every problem with its line and what is allowed", () => {
    refused(
      [
        "exceptions:",
        "  - policy: s3-require-tsl",
        "    resource: a",
        "    reason: because we say so",
        "    lastDay: 2026-02-30",
        "  - policy: s3-require-tls",
        "    resourc: a",
        "    reason: later",
        "    lastDay: 2026-12-31",
      ].join("\n"),
      "exceptions.dev.yaml has 4 problems:",
      '  - line 5, exceptions[0].lastDay: "2026-02-30". Allowed: the last day of the exception, such as 2026-12-31.',
      "  - line 6, exceptions[1].resource: not given. Allowed: the logical name of one resource, as the finding has it.",
      "  - line 7, exceptions[1].resourc: there is no such key: did you mean resource?",
      '  - line 8, exceptions[1].reason: "later". Allowed: why this is acceptable, in at least 4 words.',
    );
  });

  it("names a policy that does not exist, and what is there twice", () => {
    const row = (policy: string) =>
      `  - { policy: ${policy}, resource: a, reason: it is only a test, lastDay: 2026-12-31 }`;
    refused(
      ["exceptions:", row("s3-require-tsl"), row("s3-require-tls"), row("s3-require-tls"), row("other")].join("\n"),
      "exceptions.dev.yaml has 3 problems:",
      "  - line 2, exceptions[0].policy: there is no policy s3-require-tsl: did you mean s3-require-tls?",
      "  - line 4, exceptions[2]: exceptions[1] has the same policy and resource. Keep one of them.",
      "  - line 5, exceptions[3].policy: there is no policy other",
    );
  });

  it("is a group with a list, and YAML, of which the message quotes nothing", () => {
    refused(
      "- policy: a",
      "exceptions.dev.yaml has 1 problem:",
      '  - line 1, the file: [{"policy":"a"}]. Allowed: a list named exceptions.',
    );
    refused(
      "exception: []",
      "exceptions.dev.yaml has 1 problem:",
      "  - line 1, exception: there is no such key: did you mean exceptions?",
    );
    refused(
      'exceptions:\n  - policy: "hush',
      "exceptions.dev.yaml is not YAML: line 2: missing char. Correct that line.",
    );
  });
});
