import assert from "node:assert/strict";
import type { Policy } from "../../policy/policy.ts";
import type { PolicyResource } from "../../policy/policyResource.ts";
import { PolicyStack } from "../../policy/policyStack.ts";
import { anyInputs, canariesIn } from "./anyInputs.ts";

/** A resource of a fixture. What is left out is empty. */
export interface Fixture {
  readonly type: string;
  readonly name?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly options?: Partial<PolicyResource["options"]>;
  readonly secretPaths?: readonly string[];
  /** Name of the resource that it is in. */
  readonly parent?: string;
  /** Names of the resources that each input refers to. */
  readonly refers?: Readonly<Record<string, readonly string[]>>;
}

const urnOf = (name: string) => `urn:pulumi:test::test::type::${name}`;

/** The resource that a fixture describes. */
export function resourceOf({
  type,
  name = "it",
  props = {},
  options = {},
  parent,
  refers = {},
  secretPaths,
}: Fixture): PolicyResource {
  return {
    urn: urnOf(name),
    type,
    name,
    props,
    ...(secretPaths ? { secretPaths } : {}),
    options: { protect: false, ignoreChanges: [], ...options },
    parent: parent === undefined ? undefined : urnOf(parent),
    propertyDependencies: Object.fromEntries(
      Object.entries(refers).map(([property, names]) => [property, names.map(urnOf)]),
    ),
  };
}

/** What a policy says about the resources of a fixture: `it: metadataOptions.httpTokens must be "required"`. */
export function verdictTexts(policy: Policy, ...fixtures: readonly Fixture[]): string[] {
  const resources = fixtures.map(resourceOf);
  const verdicts =
    policy.judges === "stack"
      ? policy.check(new PolicyStack(resources))
      : resources.filter(({ type }) => policy.types.includes(type)).flatMap((one) => policy.check(one));
  return verdicts.map(
    ({ resource, path, kind, says }) =>
      `${resource.name}: ${[path, says].filter((part) => part !== "").join(" ")}${kind === "unknown" ? " (unknown)" : ""}`,
  );
}

/**
 * One good fixture, and what the policy says about each change of it. No message may hold a value of an input.
 *
 * @param good says nothing
 * @param cases by title: the changed fixture, and every message
 */
export function policyCases(
  policy: Policy,
  good: readonly Fixture[],
  cases: Readonly<Record<string, readonly [readonly Fixture[], readonly string[]]>>,
): void {
  it("has nothing against the good fixture", () => {
    assert.deepEqual(verdictTexts(policy, ...good), []);
  });
  for (const [title, [fixtures, messages]] of Object.entries(cases)) {
    it(title, () => {
      assert.deepEqual(verdictTexts(policy, ...fixtures), messages);
    });
  }
  it("neither fails on nor repeats any value", () => {
    const said = [good, ...Object.values(cases).map(([fixtures]) => fixtures)].flatMap((fixtures) =>
      Object.values(anyInputs).flatMap((change) =>
        verdictTexts(policy, ...fixtures.map(({ props = {}, ...fixture }) => ({ ...fixture, props: change(props) }))),
      ),
    );
    assert.deepEqual(canariesIn(said), []);
  });
}
