import type * as pulumi from "@pulumi/pulumi";
import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import type { Registration } from "./monitor.ts";
import { plainValue, unknownValue } from "./values.ts";

/** Options that a transform may change here; any other is refused, so that none is overlooked. */
const playedOptions = [
  "protect",
  "deleteBeforeReplace",
  "ignoreChanges",
  "replaceOnChanges",
  "retainOnDelete",
  "additionalSecretOutputs",
] as const;

/**
 * Runs transforms over a resource as the engine does before it registers it: the resource's own first, then its
 * ancestors', the nearest first. They reach the children of remote components, too. The mock runtime does not run them.
 *
 * @param registration the resource
 * @param chain the transforms, in that order
 * @returns the resource as it is registered
 * @throws Error if a transform changes an option that is not played here
 */
export async function transformed(
  registration: Registration,
  chain: readonly pulumi.ResourceTransform[],
): Promise<Registration> {
  let { inputs, options, secretPaths } = registration;
  for (const transform of chain) {
    const opts = Object.fromEntries(playedOptions.map((key) => [key, options[key]]));
    const { custom, type, name } = registration;
    const result = await transform({ custom, type, name, props: asProps(inputs, secretPaths), opts });
    if (!result) continue;
    const { import: importId = options.importId, ...changed } = result.opts as pulumi.CustomResourceOptions;
    const strange = Object.keys(changed).filter((key) => !playedOptions.some((one) => one === key));
    if (strange.length > 0) {
      throw new Error(
        `The recorder cannot play what a transform changes about ${type} ${name}: ${strange.join(", ")}.`,
      );
    }
    const wire = (await rpc.serializeProperties(name, result.props)) as Record<string, unknown>;
    const values = Object.entries(wire).map(([key, value]) => [key, plainValue(value)] as const);
    inputs = Object.fromEntries(values.map(([key, { value }]) => [key, value]));
    secretPaths = values.filter(([, { secret }]) => secret).map(([key]) => key);
    options = { ...options, ...(changed as object), importId };
  }
  return { ...registration, inputs, options, secretPaths };
}

/** Inputs as a transform sees them: what is secret or unknown is an output. */
function asProps(inputs: Registration["inputs"], secretPaths: readonly string[]): Record<string, unknown> {
  const wire = (key: string, value: unknown) =>
    secretPaths.includes(key) ? { [rpc.specialSigKey]: rpc.specialSecretSig, value } : value;
  const entries = Object.entries(inputs).map(([key, value]) => [key, wire(key, unknownAgain(value))] as const);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, rpc.deserializeProperty(value, true) as unknown] as const),
  );
}

function unknownAgain(value: unknown): unknown {
  if (value === unknownValue) return rpc.unknownValue;
  if (Array.isArray(value)) return value.map(unknownAgain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unknownAgain(item)]));
}
