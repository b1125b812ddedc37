import assert from "node:assert/strict";
import type { ResourceValidationArgs, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Exception } from "../../../policy/exceptions/exception.ts";
import { sdkPolicies } from "../../../policy/engine/sdkPolicies.ts";
import type { PackedPolicy } from "../../../policy/packedPolicy.ts";
import { Reading } from "../../../policy/reading.ts";
import { broken, judge } from "../../../policy/verdict.ts";

const common = { severity: "high", todo: "Close it.", frameworks: ["FSBP EC2.8"] } as const;

const doors: PackedPolicy = {
  ...common,
  name: "test-close-doors",
  level: "mandatory",
  description: "Doors are closed.",
  policy: {
    judges: "resource",
    types: ["test:index:Door"],
    check: (door) => judge(door, Reading.of(door.props).at("open"), (open) => open !== true, "must be false"),
  },
};

const houses: PackedPolicy = {
  ...common,
  name: "gitlab-close-houses",
  level: "advisory",
  description: "A house has a door.",
  policy: {
    judges: "stack",
    check: (stack) =>
      stack
        .ofType("test:index:House")
        .filter((house) => stack.namedBy(house, "doors").length === 0)
        .map((house) => broken(house, "must have a door")),
  },
};

interface Shown {
  readonly type: string;
  readonly name: string;
  readonly props: object;
  readonly refers?: Readonly<Record<string, readonly string[]>>;
}

/** Does what the engine does: each resource to each policy, and then all of them. */
function judged(resources: readonly Shown[], exceptions: readonly Exception[] = []): unknown[] {
  const said: unknown[] = [];
  const policies = sdkPolicies({
    pack: [doors, houses],
    exceptions,
    today: "2026-11-22",
    levelOf: ({ level }) => level,
  });
  const report = (policy: string) => (message: string | object, urn?: string) => {
    said.push(typeof message === "string" ? `${policy} ${urn ?? ""}: ${message}` : { policy, ...message });
  };
  const notApplicable = () => {
    throw new Error("not applicable");
  };
  const opts = { protect: false, ignoreChanges: [], aliases: [], customTimeouts: {}, additionalSecretOutputs: [] };
  for (const { type, name, props } of resources) {
    const args = { type, name, urn: name, props, opts, notApplicable } as unknown as ResourceValidationArgs;
    for (const { name: policy, validateResource } of policies as ResourceValidationPolicy[]) {
      try {
        if (typeof validateResource === "function") void validateResource(args, report(policy));
      } catch (error) {
        assert.equal((error as Error).message, "not applicable");
      }
    }
  }
  const seen = resources.toReversed().map(({ name, refers = {} }) => ({
    urn: name,
    props: { open: "an output" },
    propertyDependencies: Object.fromEntries(
      Object.entries(refers).map(([property, urns]) => [property, urns.map((urn) => ({ urn }))]),
    ),
  }));
  for (const { name: policy, validateStack } of policies as StackValidationPolicy[])
    void validateStack?.({ resources: [...seen, { urn: "read", propertyDependencies: {} }] } as never, report(policy));
  return said;
}

const unknownProps = {
  get open(): unknown {
    throw new Error("unknown");
  },
};

describe("the pack in Pulumi's SDK", () => {
  it("reports what is broken at the level of its policy", () => {
    assert.deepEqual(judged([{ type: "test:index:Door", name: "front", props: { open: true } }]), [
      "test-close-doors front: front: open must be false. Close it.",
    ]);
  });

  it("reports what is unknown as advisory, and goes on", () => {
    const doors = [
      { type: "test:index:Door", name: "back", props: unknownProps },
      { type: "test:index:Door", name: "front", props: { open: true } },
    ];
    assert.deepEqual(judged(doors), [
      {
        policy: "test-close-doors",
        message: "Doors are closed.\nback: cannot be judged before deployment: open must be false. Close it.",
        urn: "back",
        enforcementLevel: "advisory",
      },
      "test-close-doors front: front: open must be false. Close it.",
    ]);
  });

  it("joins resources for policies about the stack", () => {
    const stack = [
      { type: "test:index:Door", name: "front", props: {} },
      { type: "test:index:House", name: "closed", props: {}, refers: { doors: ["front"] } },
      { type: "test:index:House", name: "empty", props: {} },
    ];
    assert.deepEqual(judged(stack), ["gitlab-close-houses empty: empty: must have a door. Close it."]);
  });

  it("does not report what an exception covers, and judges exceptions", () => {
    const exception = (resource: string, lastDay: string): Exception => ({
      policy: "test-close-doors",
      resource,
      reason: "it is always open",
      lastDay,
      place: "exceptions.test.yaml, line 2",
    });
    const stack = [
      { type: "test:index:Door", name: "front", props: { open: true } },
      { type: "test:index:Door", name: "back", props: { open: true } },
      { type: "test:index:Door", name: "side", props: {} },
    ];
    const said = judged(stack, [
      exception("front", "2099-12-31"),
      exception("back", "2026-11-21"),
      exception("side", "2099-12-31"),
    ]).map((one) => String(one).split(":")[0]);
    assert.deepEqual(said, ["test-close-doors back", "exceptions-not-past back", "exceptions-needed side"]);
  });

  it("fails where the rule that reads resources is switched off, instead of finding nothing", () => {
    const asked = () =>
      sdkPolicies({ pack: [doors, houses], exceptions: [], today: "2026-11-22", levelOf: ({ level }) => level });
    const off = /^Error: resources-read is switched off.*Add "resources-read": "remediate" to the file/;
    const ignore = () => undefined;
    const door = {
      type: "test:index:Door",
      name: "front",
      urn: "front",
      props: {},
    } as unknown as ResourceValidationArgs;
    const { validateResource } = asked()[1] as ResourceValidationPolicy;
    assert.ok(typeof validateResource === "function");
    assert.throws(() => void validateResource(door, ignore), off);
    const { validateStack } = asked()[2] as StackValidationPolicy;
    assert.throws(() => void validateStack({ resources: [{ urn: "front" }] } as never, ignore), off);
    assert.doesNotThrow(() => void validateStack({ resources: [] } as never, ignore));
  });

  it("says in the SDK's fields what the pack knows", () => {
    const policies = sdkPolicies({
      pack: [doors, houses],
      exceptions: [],
      today: "2026-11-22",
      levelOf: ({ name, level }) => (name.startsWith("gitlab-") ? "disabled" : level),
    });
    assert.deepEqual(
      policies.map(({ name, enforcementLevel }) => `${name} ${enforcementLevel!}`),
      [
        "resources-read remediate",
        "test-close-doors mandatory",
        "gitlab-close-houses disabled",
        "exceptions-not-past mandatory",
        "exceptions-needed mandatory",
        "exceptions-ending advisory",
      ],
    );
    const { validateResource, ...fields } = policies[1] as ResourceValidationPolicy;
    assert.equal(typeof validateResource, "function");
    assert.deepEqual(fields, {
      name: "test-close-doors",
      description: "Doors are closed.",
      enforcementLevel: "mandatory",
      severity: "high",
      remediationSteps: "Close it.",
      tags: ["FSBP EC2.8"],
      framework: { name: "FSBP", reference: "EC2.8", version: "", specification: "" },
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8",
    });
  });
});
