import type { Path } from "../compare/propertyPaths.ts";

/** What a changed property does: replaces the resource, perhaps, or not. */
export const effects = ["replaces", "mayReplace", "inPlace"] as const;

/** One of {@link effects}. */
export type Effect = (typeof effects)[number];

type Inputs = Readonly<Record<string, unknown>>;

/** A changed property of a resource. */
export interface ChangedProperty {
  readonly type: string;
  /** Such as `rootBlockDevice`, `volumeSize`. */
  readonly path: Path;
  /** All inputs. */
  readonly before: Inputs;
  readonly after: Inputs;
}

/** The answer where it depends on more than is recorded. */
export const perhaps = (): Effect => "mayReplace";
