import type { RecordedResource } from "../recorder/recording.ts";

/** Type token of the AWS provider. */
export const providerType = "pulumi:providers:aws";

/** The region of the AWS provider. */
export function regionOf(resources: readonly RecordedResource[]): string {
  return String(resources.find(({ type }) => type === providerType)?.inputs.region);
}

/**
 * The default tags of a provider. The inputs of a provider are recorded as texts, with objects as JSON. A value that is
 * not known yet is not JSON.
 */
export function defaultTags(provider: RecordedResource | undefined): Readonly<Record<string, string>> {
  const given = provider?.inputs.defaultTags;
  if (typeof given === "string" && !given.startsWith("{")) return { "(default tags)": given };
  const group = (typeof given === "string" ? JSON.parse(given) : given) as
    { readonly tags?: Readonly<Record<string, string>> } | undefined;
  return group?.tags ?? {};
}
