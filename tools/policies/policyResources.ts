import type { PolicyResource } from "../../policy/policyResource.ts";
import { unknown } from "../../policy/unknown.ts";
import { isPlainObject, type PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { unknownValue } from "../recorder/values.ts";

/** A text that is nothing but one reference, such as `‹Vpc gitlab-network.id›`. */
const oneReference = /^‹[^‹›]*›$/;

/**
 * Recorded resources in the form that policies judge. A value that only AWS knows is {@link unknown}; a longer text, such as a
 * document or a name, keeps the references in it.
 */
export function policyResources(resources: readonly RecordedResource[]): PolicyResource[] {
  return resources.map(({ urn, type, name, inputs, secretPaths, options, parent, propertyDependencies }) => {
    const { protect, ignoreChanges } = options;
    const props = withUnknowns(inputs) as PlainObject;
    return {
      urn,
      type,
      name,
      props,
      secretPaths,
      options: { protect, ignoreChanges },
      parent,
      propertyDependencies,
    };
  });
}

/** The value itself where nothing in it is unknown: few are, and some are long. */
function withUnknowns(value: unknown): unknown {
  if (typeof value === "string") return isUnknown(value) ? unknown : value;
  if (Array.isArray(value)) {
    const items = value.map(withUnknowns);
    return items.some((item, position) => item !== value[position]) ? items : value;
  }
  if (!isPlainObject(value)) return value;
  const parts = Object.entries(value).map(([key, inner]) => [key, withUnknowns(inner)] as const);
  return parts.some(([key, inner]) => inner !== value[key]) ? Object.fromEntries(parts) : value;
}

function isUnknown(text: string): boolean {
  return text.startsWith("‹") && (text === unknownValue || oneReference.test(text));
}
