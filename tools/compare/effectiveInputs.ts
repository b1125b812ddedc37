import { defaultTags, providerType } from "../plan/provider.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { isKnown, knownProperties, takesTags } from "./propertyEffects.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Inputs as a provider sees them. */
export interface EffectiveInputs {
  readonly inputs: Inputs;
  /** Top-level inputs that hold a secret. */
  readonly secrets: readonly string[];
}

/**
 * A resource's inputs as its provider sees them: with the provider's region and default tags. Of a type that the table of
 * replacement does not know, they may be inputs, and count.
 *
 * @param resource as recorded
 * @param all its side of the comparison
 */
export function effectiveInputs(resource: RecordedResource, all: readonly RecordedResource[]): EffectiveInputs {
  const own = { inputs: resource.inputs, secrets: resource.secretPaths };
  const provider = all.find(({ urn, type }) => urn === resource.options.provider && type === providerType);
  if (!provider || !resource.type.startsWith("aws:")) return own;
  const unknown = !isKnown(resource.type);
  const tags = {
    ...(ownDefaultTags(resource) ?? defaultTags(provider)),
    ...(resource.inputs.tags as Inputs | undefined),
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

/** Some types may say no to the provider's default tags. */
function ownDefaultTags({ inputs }: RecordedResource): Inputs | undefined {
  const own = inputs.overrideProvider as { readonly defaultTags?: { readonly tags?: Inputs } } | undefined;
  return own?.defaultTags?.tags;
}
