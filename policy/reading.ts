import { unknown } from "./unknown.ts";

/**
 * A value among the inputs of a resource, with the way to it. Whoever goes deeper into an unknown value gets an unknown value,
 * so that one never hides another finding.
 */
export class Reading {
  /** Such as `metadataOptions.httpTokens` or `ingress[0].cidrBlocks`. */
  readonly path: string;
  /** Its name in the object that it is a part of; empty for an item of a list, and for the inputs as a whole. */
  readonly key: string;
  /** Plain data; `undefined` where nothing is said, {@link unknown} where only AWS knows it. */
  readonly value: unknown;

  constructor(path: string, value: unknown, key = "") {
    this.path = path;
    this.value = value;
    this.key = key;
  }

  /** The inputs of a resource. */
  static of(props: Readonly<Record<string, unknown>>): Reading {
    return new Reading("", props);
  }

  get isUnknown(): boolean {
    return this.value === unknown;
  }

  /** Whether something is said, known or not. */
  get isGiven(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** A part of an object; `undefined` where there is no such part. */
  at(...keys: readonly string[]): Reading {
    return keys.reduce<Reading>((reading, key) => reading.#part(key), this);
  }

  /** The items of a list. An unknown list is one unknown item; what is no list has none. */
  get items(): readonly Reading[] {
    if (this.isUnknown) return [new Reading(`${this.path}[]`, unknown)];
    const list: readonly unknown[] = Array.isArray(this.value) ? this.value : [];
    return list.map((item, position) => new Reading(`${this.path}[${String(position)}]`, item));
  }

  /** The parts of an object by key. An unknown object is one unknown part; what is no object has none. */
  get parts(): readonly Reading[] {
    if (this.isUnknown) return [this.#part("*")];
    return isObject(this.value) ? Object.keys(this.value).map((key) => this.#part(key)) : [];
  }

  /** What a text says in JSON, and `undefined` for one that is not JSON. What is no text is as it is. */
  get json(): Reading {
    if (typeof this.value !== "string") return this;
    try {
      return new Reading(this.path, JSON.parse(this.value));
    } catch {
      return new Reading(this.path, undefined);
    }
  }

  #part(key: string): Reading {
    const path = this.path === "" ? key : `${this.path}.${key}`;
    if (this.isUnknown) return new Reading(path, unknown, key);
    return new Reading(path, isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined, key);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
