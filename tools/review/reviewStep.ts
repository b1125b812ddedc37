/** What happens to one resource, as the engine or the plan says. */
export interface ReviewStep {
  readonly urn: string;
  /** Type token. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** The engine's word for it, such as `create` or `replace`. */
  readonly op: string;
  /** The inputs because of which it is replaced; empty: it is not, or not because of inputs. Sorted. */
  readonly replacingProperties: readonly string[];
  /** All inputs that change. Sorted. */
  readonly properties: readonly string[];
  readonly holdsData: boolean;
  /** Whether the plan cannot tell for certain: it depends on the provider. */
  readonly perhaps: boolean;
}
