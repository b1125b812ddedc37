import type { RecordedResource } from "../recorder/recording.ts";
import { knownProperties, takesTags } from "./replacement.ts";

type Inputs = Readonly<Record<string, unknown>>;

const providerType = "pulumi:providers:aws";

/**
 * The region of the AWS provider.
 *
 * @param resources one side of a comparison
 */
export function regionOf(resources: readonly RecordedResource[]): string {
  return String(resources.find(({ type }) => type === providerType)?.inputs.region);
}

/**
 * A resource's inputs as its provider sees them: with the provider's region and default tags.
 *
 * @param resource as recorded
 * @param all its side of the comparison
 */
export function effectiveInputs(resource: RecordedResource, all: readonly RecordedResource[]): Inputs {
  const provider = all.find(({ urn, type }) => urn === resource.options.provider && type === providerType);
  if (!provider) return resource.inputs;
  const { region, defaultTags } = provider.inputs;
  const tags = { ...tagsOf(defaultTags), ...(resource.inputs.tags as Inputs | undefined) };
  return {
    ...(knownProperties(resource.type).includes("region") ? { region } : {}),
    ...resource.inputs,
    ...(takesTags(resource.type) && Object.keys(tags).length > 0 ? { tags } : {}),
  };
}

/** A provider's inputs are texts, and groups among them JSON. */
function tagsOf(defaultTags: unknown): Inputs {
  const group = (typeof defaultTags === "string" ? JSON.parse(defaultTags) : defaultTags) as
    { readonly tags?: Inputs } | undefined;
  return group?.tags ?? {};
}
