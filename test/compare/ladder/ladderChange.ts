/** A property, two values of it that the provider accepts, and the other inputs that it needs. */
export interface LadderChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly beside?: Readonly<Record<string, unknown>>;
}
