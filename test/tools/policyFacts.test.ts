import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PackedPolicy } from "../../policy/packedPolicy.ts";
import { Reading } from "../../policy/reading.ts";
import { unknown } from "../../policy/unknown.ts";
import { judge } from "../../policy/verdict.ts";
import { otherSide } from "../../tools/policies/otherSide.ts";
import { policyChanges } from "../../tools/policies/policyChanges.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { policyResources } from "../../tools/policies/policyResources.ts";
import { record } from "../../tools/recorder.ts";

/** Two queues: one names a key, the other one writes it into a document. */
const recorded = async () => {
  const { resources } = await record(
    () => {
      const key = new aws.kms.Key(
        "key",
        { description: pulumi.secret("hush") },
        { protect: true, ignoreChanges: ["tags"] },
      );
      const document = pulumi.jsonStringify({ Resource: key.arn });
      new aws.sqs.Queue("one", { kmsMasterKeyId: key.arn, policy: document, tags: { key: key.arn, team: "us" } });
      new aws.sqs.Queue("two", { kmsMasterKeyId: "alias/own" });
    },
    { computed: "references" },
  );
  return resources;
};

const keyOf = (name: string, level: PackedPolicy["level"], severity: PackedPolicy["severity"]): PackedPolicy => ({
  ...{ name, level, severity, description: "", todo: "Change it.", frameworks: ["FSBP SQS.1"] },
  policy: {
    judges: "resource",
    types: ["aws:sqs/queue:Queue"],
    check: (queue) =>
      judge(queue, Reading.of(queue.props).at("kmsMasterKeyId"), (value) => value === "alias/ours", "must be ours"),
  },
});

const pack = [keyOf("sqs-advise-key", "advisory", "critical"), keyOf("sqs-require-key", "mandatory", "low")];

const exception = {
  policy: "sqs-require-key",
  resource: "two",
  reason: "it is only a test",
  lastDay: "2027-01-31",
  place: "exceptions.dev.yaml, line 2",
};

describe("the policies of a plan", () => {
  it("see unknown values as such, and documents with their references", async () => {
    const seen = policyResources(await recorded());
    const [key, one] = ["key", "one"].map((name) => seen.find((resource) => resource.name === name)!);
    assert.deepEqual(one!.props, {
      kmsMasterKeyId: unknown,
      policy: '{"Resource":"‹Key key.arn›"}',
      tags: { key: unknown, team: "us" },
    });
    assert.deepEqual(one!.propertyDependencies.kmsMasterKeyId, [key!.urn]);
    assert.deepEqual([key!.secretPaths, one!.secretPaths], [["description"], []]);
    assert.deepEqual(key!.options, { protect: true, ignoreChanges: ["tags"] });
  });

  it("say who breaks what, what stops first, and that what is unknown is not judged", async () => {
    const { judged, findings } = policyFacts(await recorded(), { pack, exceptions: [], today: "2027-01-01" });
    assert.equal(judged, 2);
    assert.deepEqual(
      findings.map(({ policy, level, kind, resource, message }) =>
        [policy, level, kind, resource, message].join(" | "),
      ),
      [
        "sqs-require-key | mandatory | broken | two | kmsMasterKeyId must be ours",
        "sqs-advise-key | advisory | broken | two | kmsMasterKeyId must be ours",
        "sqs-advise-key | advisory | unknown | one | cannot be judged before deployment: kmsMasterKeyId must be ours",
        "sqs-require-key | advisory | unknown | one | cannot be judged before deployment: kmsMasterKeyId must be ours",
      ],
    );
    assert.deepEqual(findings[0]?.frameworks, ["FSBP SQS.1"]);
  });

  it("name the exception that a finding falls under, and fail once it is past", async () => {
    const resources = await recorded();
    const on = (today: string) =>
      policyFacts(resources, { pack: pack.slice(1), exceptions: [exception], today }).findings.map(
        ({ policy, resource, level, excepted }) => `${policy} ${resource} ${level} ${excepted?.lastDay ?? "open"}`,
      );
    const unknowable = "sqs-require-key one advisory open";
    assert.deepEqual(on("2027-01-01"), [unknowable, "sqs-require-key two mandatory 2027-01-31"]);
    assert.deepEqual(on("2027-01-20"), [
      "exceptions-ending two advisory open",
      unknowable,
      "sqs-require-key two mandatory 2027-01-31",
    ]);
    assert.deepEqual(on("2027-02-01"), [
      "exceptions-not-past two mandatory open",
      "sqs-require-key two mandatory open",
      unknowable,
    ]);
  });

  it("come and go with a change, and so does what an exception covers", async () => {
    const resources = await recorded();
    const today = "2027-01-01";
    const before = policyFacts(resources, { pack, exceptions: [], today }).findings;
    const after = policyFacts(resources, { pack: pack.slice(1), exceptions: [exception], today }).findings;
    const { added, removed } = policyChanges(before, after);
    const shown = (some: typeof added) =>
      some.map(({ policy, resource, excepted }) => `${policy} ${resource}${excepted ? ", excepted" : ""}`);
    assert.deepEqual(shown(added), ["sqs-require-key two, excepted"]);
    assert.deepEqual(shown(removed), ["sqs-require-key two", "sqs-advise-key two", "sqs-advise-key one"]);
    assert.deepEqual(policyChanges(before, before), { added: [], removed: [] });
  });

  it("have on the other side of a comparison its own exceptions, and none if its file is wrong", () => {
    const judging = { pack, exceptions: [exception], today: "2027-01-01" };
    const text =
      "exceptions: [{policy: sqs-advise-key, resource: one, reason: it is only a test, lastDay: 2027-01-02}]";
    assert.equal(otherSide(undefined, judging), judging);
    assert.deepEqual(
      otherSide(text, judging).exceptions.map(({ policy, resource }) => `${policy} ${resource}`),
      ["sqs-advise-key one"],
    );
    assert.deepEqual(otherSide(text.replace("advise", "gone"), judging), { ...judging, exceptions: [] });
  });
});
