import { defaultTags, providerType } from "../plan/provider.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { isKnown, knownProperties, takesTags } from "./propertyEffects.ts";

/** The inputs that a provider receives. */
export interface EffectiveInputs {
  readonly inputs: PlainObject;
  /** Top-level inputs that hold a secret. */
  readonly secrets: readonly string[];
}

/**
 * The inputs that a resource's provider receives, with the provider's region and default tags. A type that is not in
 * the replacement table gets both. `all` is the resource's side of the comparison.
 */
export function effectiveInputs(resource: RecordedResource, all: readonly RecordedResource[]): EffectiveInputs {
  const own = { inputs: resource.inputs, secrets: resource.secretPaths };
  const provider = all.find(({ urn, type }) => urn === resource.options.provider && type === providerType);
  if (!provider || !resource.type.startsWith("aws:")) return own;
  const unknown = !isKnown(resource.type);
  const tags = {
    ...(ownDefaultTags(resource) ?? defaultTags(provider)),
    ...(resource.inputs.tags as PlainObject | undefined),
  };
  const tagged = (unknown || takesTags(resource.type)) && Object.keys(tags).length > 0;
  return {
    inputs: {
      ...(unknown || knownProperties(resource.type).includes("region") ? { region: provider.inputs.region } : {}),
      ...resource.inputs,
      ...(tagged ? { tags } : {}),
    },
    secrets: [...own.secrets, ...(tagged && provider.secretPaths.includes("defaultTags") ? ["tags"] : [])],
  };
}

/** Some types can decline the provider's default tags. */
function ownDefaultTags({ inputs }: RecordedResource): PlainObject | undefined {
  const own = inputs.overrideProvider as { readonly defaultTags?: { readonly tags?: PlainObject } } | undefined;
  return own?.defaultTags?.tags;
}
