import aliases from "@pulumi/pulumi/proto/alias_pb.js";
import messages from "@pulumi/pulumi/proto/resource_pb.js";
import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { durations, plainOptions, recordedProviders, sharedOptions } from "./recordedOptions.ts";
import type { RecordedOptions } from "./recording.ts";
import type { Registration, TransformCallback } from "./registration.ts";
import { onTheWire, plainProperties, propertiesOf, secretOnTheWire } from "./values.ts";

/**
 * Applies transforms to a resource as the engine does before it registers it: the resource's own first, then those of
 * its ancestors, the nearest first. They apply to children of remote components, too. Pulumi's mock runtime does not do
 * this.
 *
 * The result of a transform replaces the inputs and the options. An option that it leaves out is lost.
 *
 * @throws whatever a transform throws; Error if a transform hides differences, which is not supported, or changes a
 *   remote component itself, which then gets outputs from the engine that it cannot read
 */
export async function transformed(
  registration: Registration,
  chain: readonly TransformCallback[],
): Promise<Registration> {
  let current = registration;
  for (const transform of chain) {
    const request = transformRequest(current);
    const response = await transform(request.serializeBinary());
    if (current.remote && !sameValues(request.getProperties(), response.getProperties())) {
      throw new Error(
        `A transform changes ${current.type} ${current.name} itself: change what it makes, by type and name.`,
      );
    }
    const options = response.getOptions();
    if (!options) throw new Error(`A transform of ${current.type} ${current.name} answered without options.`);
    if (options.getHideDiffList().length > 0) {
      throw new Error(`The recorder cannot hide differences of ${current.type} ${current.name}, as a transform asks.`);
    }
    const { values: inputs, secrets: secretPaths } = plainProperties(response.getProperties());
    current = {
      ...current,
      inputs,
      secretPaths,
      dependencies: [...new Set(options.getDependsOnList())].toSorted(),
      options: optionsOf(options),
      ...(current.custom ? {} : { providers: recordedProviders(options) }),
    };
  }
  return current;
}

function sameValues(before: structs.Struct | undefined, after: structs.Struct | undefined): boolean {
  const text = (struct: structs.Struct | undefined) => JSON.stringify(struct?.toJavaScript());
  return text(before) === text(after);
}

function transformRequest(registration: Registration): requests.TransformRequest {
  const { type, name, custom, parent, inputs, secretPaths } = registration;
  const values = Object.entries(inputs).map(
    ([key, value]) => [key, secretPaths.includes(key) ? secretOnTheWire(value) : value] as const,
  );
  const request = new messages.TransformRequest();
  request.setType(type);
  request.setName(name);
  request.setCustom(custom);
  request.setParent(parent ?? "");
  request.setProperties(propertiesOf(Object.fromEntries(values)));
  request.setOptions(messageOf(registration));
  return request;
}

/** Messages refer to a provider by URN and id. Nothing here reads the id. */
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
  message.setAliasesList(options.aliases.map(aliasOf));
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
    const { replacementTrigger: value, secretTrigger } = options;
    const wire = onTheWire(secretTrigger ? secretOnTheWire(value) : value);
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
  return {
    ...plainOptions, // their order
    ...sharedOptions(message),
    deleteBeforeReplace: message.getDeleteBeforeReplace() ?? false,
    ignoreChanges: message.getIgnoreChangesList(),
    replaceOnChanges: message.getReplaceOnChangesList(),
    retainOnDelete: message.getRetainOnDelete() ?? false,
    customTimeouts: durations(message.getCustomTimeouts()),
    additionalSecretOutputs: message.getAdditionalSecretOutputsList(),
    deletedWith: message.getDeletedWith() || undefined,
    importId: message.getImport() || undefined,
  };
}

function aliasOf({ urn, spec }: RecordedOptions["aliases"][number]) {
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
