import type * as messages from "@pulumi/pulumi/proto/resource_pb.js";
import type { RecordedOptions } from "./recording.ts";
import { plainValue } from "./values.ts";

/** The options of a resource that sets none. */
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

type Shared = messages.RegisterResourceRequest | messages.TransformResourceOptions;

/** The options that have the same accessors in a registration request and in the answer of a transform. */
export function sharedOptions(message: Shared) {
  const trigger = message.hasReplacementTrigger()
    ? plainValue(message.getReplacementTrigger()?.toJavaScript())
    : undefined;
  return {
    protect: message.getProtect() ?? false,
    replacementTrigger: trigger?.value,
    secretTrigger: trigger?.secret ?? false,
    replaceWith: message.getReplaceWithList(),
    aliases: message.getAliasesList().map((alias) => alias.toObject()),
    provider: withoutId(message.getProvider()) || undefined,
    hooks: hooksOf(message.getHooks()),
  };
}

/** Reads the options of a resource from its registration request. */
export function recordedOptions(request: messages.RegisterResourceRequest): RecordedOptions {
  return {
    ...plainOptions, // their order
    ...sharedOptions(request),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() && request.getDeletebeforereplace(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    retainOnDelete: request.getRetainondelete() ?? false,
    customTimeouts: durations(request.getCustomtimeouts()),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    deletedWith: request.getDeletedwith() || undefined,
    importId: request.getImportid() || undefined,
  };
}

/** The URNs of the providers that a component passes to its children, by package. */
export function recordedProviders(message: Shared): Record<string, string> {
  return Object.fromEntries([...message.getProvidersMap().entries()].map(([name, ref]) => [name, withoutId(ref)]));
}

/** The timeouts that are set, by operation. */
export function durations(
  timeouts: messages.RegisterResourceRequest.CustomTimeouts | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries((timeouts?.toObject() ?? {}) as Record<string, string>)
      .filter(([, duration]) => duration !== "")
      .map(([operation, duration]) => [operation.replace("pb_", ""), duration]), // delete is a reserved word of JavaScript
  );
}

/** The names of the hooks that are set, by occasion. */
function hooksOf(
  binding: messages.RegisterResourceRequest.ResourceHooksBinding | undefined,
): Record<string, readonly string[]> {
  const lists = (binding?.toObject() ?? {}) as Record<string, readonly string[]>;
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, names]) => names.length > 0)
      .map(([occasion, names]) => [occasion.replace(/List$/, ""), names]),
  );
}

/** The URN of a provider. Messages refer to a provider by its URN and its id. */
function withoutId(reference: string): string {
  return reference.split("::").slice(0, -1).join("::");
}
