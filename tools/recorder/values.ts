import * as rpc from "@pulumi/pulumi/runtime/rpc.js";

/** Stands where a value is not known before the provider has run. */
export const unknownValue = "‹known after deployment›";

/** How the SDK spells a value that is not known yet on the wire. */
const unknownOnTheWire: unknown = rpc.unknownValue;

/** A value taken off the wire: plain, with what was secret or unknown in it noted. */
export interface PlainValue {
  /** Secrets unwrapped, unknowns as {@link unknownValue}, resources as their id or URN. */
  readonly value: unknown;
  readonly secret: boolean;
}

/**
 * Turns a value of a registration request into plain data.
 *
 * @param wire what the SDK serialised
 * @returns the plain value and whether a secret was anywhere in it
 * @throws Error if the SDK marks a value in a way that this recorder does not know
 */
export function plainValue(wire: unknown): PlainValue {
  if (Array.isArray(wire)) {
    const items = wire.map(plainValue);
    return { value: items.map((item) => item.value), secret: items.some((item) => item.secret) };
  }
  if (wire === unknownOnTheWire) return { value: unknownValue, secret: false };
  if (wire === null || typeof wire !== "object") return { value: wire, secret: false };
  const object = wire as Record<string, unknown>;
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
