/** What the engine would do to a resource, as a person approves it (steps.json of `npm run review`). */
export interface Step {
  readonly urn: string;
  /** The engine's word, such as `create`, `update` or `replace`. */
  readonly op: string;
  /** Inputs whose change replaces the resource, sorted. */
  readonly replacingProperties: readonly string[];
}
