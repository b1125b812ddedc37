import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/** TLS between nodes: the authorities, each called by its number (docs/adr/0012-tiers.md), and the tokens. */
export interface NodeTlsPlan {
  /** Those that nodes trust. */
  readonly trusted: readonly number[];
  /** The one of them that issues. */
  readonly issuing: number;
  /** State of the tokens of Gitaly and Praefect (`gitalyToken`). */
  readonly tokenStep: number;
}

/** Before any authority or token was replaced. */
const first = 1;

/**
 * The authorities for TLS between nodes, and the state of the tokens.
 *
 * @param settings may replace the first ones
 * @param size its rows
 * @returns `undefined` if one box does it all
 */
export function nodeTlsPlan({ nodeTls }: Pick<Settings, "nodeTls">, { groups }: Size): NodeTlsPlan | undefined {
  if (!groups) return undefined;
  const { trusted = [first], issuing = first, tokenStep = first } = nodeTls;
  return { trusted, issuing, tokenStep };
}
