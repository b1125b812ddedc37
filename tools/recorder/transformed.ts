import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import aliases from "@pulumi/pulumi/proto/alias_pb.js";
import messages from "@pulumi/pulumi/proto/resource_pb.js";
import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { durations, hooksOf, withoutId } from "./recordedOptions.ts";
import type { RecordedOptions } from "./recording.ts";
import type { Registration, TransformCallback } from "./registration.ts";
import { plainValue, unknownValue } from "./values.ts";

/**
 * Runs transforms over a resource as the engine does before it registers it: the resource's own first, then its
 * ancestors', the nearest first. They reach the children of remote components, too. The mock runtime does not run them.
 *
 * What a transform returns stands instead of what was there, options included: an option that it leaves out is gone.
 *
 * @param registration the resource
 * @param chain the transforms, in that order
 * @returns the resource as it is registered
 * @throws whatever a transform throws; Error if one hides differences, which is not recorded, or changes a remote component
 *   itself, to which the engine hands outputs then that it cannot read
 */
export async function transformed(
  registration: Registration,
  chain: readonly TransformCallback[],
): Promise<Registration> {
  let current = registration;
  for (const transform of chain) {
    const request = transformRequest(current);
    const response = await transform(request.serializeBinary());
    if (current.remote && !sameBytes(request.getProperties(), response.getProperties())) {
      throw new Error(
        `A transform changes ${current.type} ${current.name} itself: change what it makes, by type and name.`,
      );
    }
    const options = response.getOptions();
    if (!options) throw new Error(`A transform of ${current.type} ${current.name} answered without options.`);
    if (options.getHideDiffList().length > 0) {
      throw new Error(`The recorder cannot hide differences of ${current.type} ${current.name}, as a transform asks.`);
    }
    const wire = response.getProperties()?.toJavaScript() ?? {};
    const values = Object.entries(wire).map(([key, value]) => [key, plainValue(value)] as const);
    current = {
      ...current,
      inputs: Object.fromEntries(values.map(([key, { value }]) => [key, value])),
      secretPaths: values.filter(([, { secret }]) => secret).map(([key]) => key),
      dependencies: [...new Set(options.getDependsOnList())].toSorted(),
      options: optionsOf(options),
      ...(current.custom ? {} : { providers: providersOf(options) }),
    };
  }
  return current;
}

function sameBytes(before: structs.Struct | undefined, after: structs.Struct | undefined): boolean {
  const text = (struct: structs.Struct | undefined) => JSON.stringify(struct?.toJavaScript());
  return text(before) === text(after);
}

function transformRequest(registration: Registration): requests.TransformRequest {
  const { type, name, custom, parent, inputs, secretPaths } = registration;
  const values = Object.entries(inputs).map(([key, value]) => {
    const plain = unknownAgain(value);
    return [
      key,
      secretPaths.includes(key) ? { [rpc.specialSigKey]: rpc.specialSecretSig, value: plain } : plain,
    ] as const;
  });
  const request = new messages.TransformRequest();
  request.setType(type);
  request.setName(name);
  request.setCustom(custom);
  request.setParent(parent ?? "");
  request.setProperties(structs.Struct.fromJavaScript(Object.fromEntries(values) as Wire));
  request.setOptions(messageOf(registration));
  return request;
}

type Wire = Parameters<typeof structs.Struct.fromJavaScript>[0];

/** A provider is named with an id, which nobody here looks at. */
const anyId = "::id";

function messageOf({ options, dependencies, providers }: Registration): requests.TransformResourceOptions {
  const message = new messages.TransformResourceOptions();
  message.setDependsOnList([...dependencies]);
  message.setProtect(options.protect);
  message.setIgnoreChangesList([...options.ignoreChanges]);
  message.setReplaceOnChangesList([...options.replaceOnChanges]);
  message.setReplaceWithList([...options.replaceWith]);
  message.setRetainOnDelete(options.retainOnDelete);
  message.setDeleteBeforeReplace(options.deleteBeforeReplace);
  message.setAdditionalSecretOutputsList([...options.additionalSecretOutputs]);
  message.setDeletedWith(options.deletedWith ?? "");
  message.setImport(options.importId ?? "");
  message.setProvider(options.provider === undefined ? "" : options.provider + anyId);
  message.setAliasesList((options.aliases as readonly AliasObject[]).map(aliasOf));
  for (const [name, urn] of Object.entries(providers)) message.getProvidersMap().set(name, urn + anyId);
  const { create = "", update = "", delete: ending = "", read = "" } = options.customTimeouts;
  if (Object.keys(options.customTimeouts).length > 0) {
    const timeouts = new messages.RegisterResourceRequest.CustomTimeouts();
    timeouts.setCreate(create);
    timeouts.setUpdate(update);
    timeouts.setDelete(ending);
    timeouts.setRead(read);
    message.setCustomTimeouts(timeouts);
  }
  if (Object.keys(options.hooks).length > 0) message.setHooks(bindingOf(options.hooks));
  if (options.replacementTrigger !== undefined) {
    const value = unknownAgain(options.replacementTrigger);
    const wire = options.secretTrigger ? { [rpc.specialSigKey]: rpc.specialSecretSig, value } : value;
    message.setReplacementTrigger(
      structs.Value.fromJavaScript(wire as Parameters<typeof structs.Value.fromJavaScript>[0]),
    );
  }
  return message;
}

function bindingOf(hooks: RecordedOptions["hooks"]): requests.RegisterResourceRequest.ResourceHooksBinding {
  const binding = new messages.RegisterResourceRequest.ResourceHooksBinding();
  const { beforeCreate = [], afterCreate = [], beforeUpdate = [], afterUpdate = [] } = hooks;
  const { beforeDelete = [], afterDelete = [], onError = [] } = hooks;
  binding.setBeforeCreateList([...beforeCreate]);
  binding.setAfterCreateList([...afterCreate]);
  binding.setBeforeUpdateList([...beforeUpdate]);
  binding.setAfterUpdateList([...afterUpdate]);
  binding.setBeforeDeleteList([...beforeDelete]);
  binding.setAfterDeleteList([...afterDelete]);
  binding.setOnErrorList([...onError]);
  return binding;
}

function optionsOf(message: requests.TransformResourceOptions): RecordedOptions {
  const trigger = message.hasReplacementTrigger()
    ? plainValue(message.getReplacementTrigger()?.toJavaScript())
    : undefined;
  return {
    protect: message.getProtect() ?? false,
    deleteBeforeReplace: message.getDeleteBeforeReplace() ?? false,
    ignoreChanges: message.getIgnoreChangesList(),
    replaceOnChanges: message.getReplaceOnChangesList(),
    replacementTrigger: trigger?.value,
    secretTrigger: trigger?.secret ?? false,
    replaceWith: message.getReplaceWithList(),
    retainOnDelete: message.getRetainOnDelete() ?? false,
    aliases: message.getAliasesList().map((alias) => alias.toObject()),
    customTimeouts: durations(message.getCustomTimeouts()),
    additionalSecretOutputs: message.getAdditionalSecretOutputsList(),
    deletedWith: message.getDeletedWith() || undefined,
    provider: withoutId(message.getProvider()) || undefined,
    importId: message.getImport() || undefined,
    hooks: hooksOf(message.getHooks()),
  };
}

function providersOf(message: requests.TransformResourceOptions): Record<string, string> {
  return Object.fromEntries([...message.getProvidersMap().entries()].map(([name, ref]) => [name, withoutId(ref)]));
}

/** An alias as {@link RecordedOptions} has it. */
interface AliasObject {
  readonly urn: string;
  readonly spec?: Readonly<Record<"name" | "type" | "stack" | "project" | "parenturn", string>> & {
    readonly noparent: boolean;
  };
}

function aliasOf({ urn, spec }: AliasObject) {
  const alias = new aliases.Alias();
  if (!spec) {
    alias.setUrn(urn);
    return alias;
  }
  const message = new aliases.Alias.Spec();
  message.setName(spec.name);
  message.setType(spec.type);
  message.setStack(spec.stack);
  message.setProject(spec.project);
  if (spec.noparent) message.setNoparent(true);
  else if (spec.parenturn !== "") message.setParenturn(spec.parenturn);
  alias.setSpec(message);
  return alias;
}

function unknownAgain(value: unknown): unknown {
  if (value === unknownValue) return rpc.unknownValue;
  if (Array.isArray(value)) return value.map(unknownAgain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unknownAgain(item)]));
}
