import type { Path } from "../compare/propertyPaths.ts";
import type { PlainObject } from "../recorder/plainObject.ts";

/** What the change of a property does to its resource. */
export const effects = ["replaces", "mayReplace", "inPlace"] as const;

/** One of {@link effects}. */
export type Effect = (typeof effects)[number];

/** A changed property of a resource. */
export interface ChangedProperty {
  readonly type: string;
  readonly path: Path;
  /** All inputs of the resource. */
  readonly before: PlainObject;
  readonly after: PlainObject;
}

/** For a property whose effect depends on something that is not recorded. */
export const perhaps = (): Effect => "mayReplace";
