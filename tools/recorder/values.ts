import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { PlainObject } from "./plainObject.ts";

/** Stands for a value that is not known until the provider has run. */
export const unknownValue = "‹known after deployment›";

/** How the SDK writes an unknown value into its messages. */
const unknownOnTheWire: unknown = rpc.unknownValue;

/** A value from a message of the SDK, as plain data. */
export interface PlainValue {
  /** Secrets are unwrapped, unknown values are {@link unknownValue}, resources are their ids or URNs. */
  readonly value: unknown;
  /** Whether it contained a secret. */
  readonly secret: boolean;
}

/**
 * Turns a value from a message of the SDK into plain data.
 *
 * @throws Error if the SDK marks a value in a way that this recorder does not know
 */
export function plainValue(wire: unknown): PlainValue {
  if (Array.isArray(wire)) {
    const items = wire.map(plainValue);
    return { value: items.map((item) => item.value), secret: items.some((item) => item.secret) };
  }
  if (wire === unknownOnTheWire) return { value: unknownValue, secret: false };
  if (wire === null || typeof wire !== "object") return { value: wire, secret: false };
  const object = wire as PlainObject;
  const mark = object[rpc.specialSigKey];
  switch (mark) {
    case undefined: {
      const entries = Object.entries(object).map(([key, item]) => [key, plainValue(item)] as const);
      return {
        value: Object.fromEntries(entries.map(([key, item]) => [key, item.value])),
        secret: entries.some(([, item]) => item.secret),
      };
    }
    case rpc.specialSecretSig:
      return { value: plainValue(object.value).value, secret: true };
    case rpc.specialResourceSig: {
      const id = object.id;
      if (id === unknownOnTheWire) return { value: unknownValue, secret: false };
      return { value: typeof id === "string" && id !== "" ? id : object.urn, secret: false };
    }
    case rpc.specialAssetSig:
    case rpc.specialArchiveSig:
      return { value: object.text ?? object.path ?? object.uri ?? "archive", secret: false };
    default:
      throw new Error(`The recorder does not know values marked ${JSON.stringify(mark)}.`);
  }
}

/** Turns the properties of a message into plain data, and names those that hold a secret. */
export function plainProperties(properties: structs.Struct | undefined): {
  readonly values: PlainObject;
  readonly secrets: readonly string[];
} {
  const entries = Object.entries(properties?.toJavaScript() ?? {}).map(
    ([key, wire]) => [key, plainValue(wire)] as const,
  );
  return {
    values: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    secrets: entries.filter(([, { secret }]) => secret).map(([key]) => key),
  };
}

/** Marks a value as a secret, as the SDK does in messages. */
export function secretOnTheWire(value: unknown): PlainObject {
  return { [rpc.specialSigKey]: rpc.specialSecretSig, value };
}

/** Turns plain data into the properties of a message. */
export function propertiesOf(values: PlainObject): structs.Struct {
  return structs.Struct.fromJavaScript(onTheWire(values) as Parameters<typeof structs.Struct.fromJavaScript>[0]);
}

/** Plain data in the form of the SDK's messages: without undefined values, and with the SDK's own text for unknowns. */
export function onTheWire(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, item: unknown) => (item === unknownValue ? unknownOnTheWire : item));
  return JSON.parse(text);
}
