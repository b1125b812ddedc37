import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/** The authorities for TLS between nodes; each is called by its number (docs/adr/0012-tiers.md). */
export interface NodeTlsPlan {
  /** Those that nodes trust. */
  readonly trusted: readonly number[];
  /** The one of them that issues. */
  readonly issuing: number;
}

/** Before any authority was replaced. */
const first = 1;

/**
 * The authorities for TLS between nodes.
 *
 * @param settings may replace the first one
 * @param size its rows
 * @returns `undefined` if one box does it all
 */
export function nodeTlsPlan({ nodeTls }: Pick<Settings, "nodeTls">, { groups }: Size): NodeTlsPlan | undefined {
  if (!groups) return undefined;
  const { trusted = [first], issuing = first } = nodeTls;
  return { trusted, issuing };
}
