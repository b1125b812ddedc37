/** The authorities for TLS between nodes; each is called by its number (docs/adr/0012-tiers.md). */
export interface NodeTlsPlan {
  /** Those that nodes trust. */
  readonly trusted: readonly number[];
  /** The one of them that issues. */
  readonly issuing: number;
}
