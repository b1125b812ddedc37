import type * as messages from "@pulumi/pulumi/proto/resource_pb.js";
import type { RecordedOptions } from "./recording.ts";
import { plainValue } from "./values.ts";

/** What every resource has that says nothing special. */
export const plainOptions: RecordedOptions = {
  protect: false,
  deleteBeforeReplace: false,
  ignoreChanges: [],
  replaceOnChanges: [],
  replacementTrigger: undefined,
  secretTrigger: false,
  replaceWith: [],
  retainOnDelete: false,
  aliases: [],
  customTimeouts: {},
  additionalSecretOutputs: [],
  deletedWith: undefined,
  provider: undefined,
  importId: undefined,
  hooks: {},
};

/**
 * Reads the options off a registration request.
 *
 * @param request what the SDK sends to the engine
 * @returns every option that changes what happens to a live system
 */
export function recordedOptions(request: messages.RegisterResourceRequest): RecordedOptions {
  const trigger = request.hasReplacementTrigger()
    ? plainValue(request.getReplacementTrigger()?.toJavaScript())
    : undefined;
  return {
    protect: request.getProtect() ?? false,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() && request.getDeletebeforereplace(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replacementTrigger: trigger?.value,
    secretTrigger: trigger?.secret ?? false,
    replaceWith: request.getReplaceWithList(),
    retainOnDelete: request.getRetainondelete() ?? false,
    aliases: request.getAliasesList().map((alias) => alias.toObject()),
    customTimeouts: durations(request.getCustomtimeouts()),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    deletedWith: request.getDeletedwith() || undefined,
    provider: withoutId(request.getProvider()) || undefined,
    importId: request.getImportid() || undefined,
    hooks: hooksOf(request.getHooks()),
  };
}

/**
 * The providers that a component hands to its children, by package.
 *
 * @param request what the SDK sends to the engine
 * @returns URNs
 */
export function recordedProviders(request: messages.RegisterResourceRequest): Record<string, string> {
  return Object.fromEntries([...request.getProvidersMap().entries()].map(([name, ref]) => [name, withoutId(ref)]));
}

/**
 * The timeouts that were given.
 *
 * @param timeouts as on the wire
 * @returns durations, by operation
 */
export function durations(
  timeouts: messages.RegisterResourceRequest.CustomTimeouts | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries((timeouts?.toObject() ?? {}) as Record<string, string>)
      .filter(([, duration]) => duration !== "")
      .map(([operation, duration]) => [operation.replace("pb_", ""), duration]), // delete is a word of JavaScript
  );
}

/**
 * The hooks that were bound.
 *
 * @param binding as on the wire
 * @returns names, by occasion
 */
export function hooksOf(
  binding: messages.RegisterResourceRequest.ResourceHooksBinding | undefined,
): Record<string, readonly string[]> {
  const lists = (binding?.toObject() ?? {}) as Record<string, readonly string[]>;
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, names]) => names.length > 0)
      .map(([occasion, names]) => [occasion.replace(/List$/, ""), names]),
  );
}

/**
 * The URN of a provider, which is referred to by its URN and its id.
 *
 * @param reference as on the wire
 */
export function withoutId(reference: string): string {
  return reference.split("::").slice(0, -1).join("::");
}
