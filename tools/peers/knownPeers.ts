import data from "./peers.json" with { type: "json" };

/** Dollars a month by number of users. */
type ByUsers = Readonly<Record<string, number>>;

/** A form in which somebody else hosts GitLab on AWS. */
export interface Peer {
  readonly name: string;
  readonly what: string;
  /** Where the figures are from, with the day. */
  readonly source: string;
  /** Measured from the peer's own code, or published. */
  readonly monthly: ByUsers;
  /** Computed by the peer's rule for sizes that were not measured. */
  readonly byRule: ByUsers;
}

/** What peers cost, priced with the same lists. */
export interface Peers {
  readonly region: string;
  /** What is in the figures. */
  readonly scope: string;
  /** Read replicas of the database that the managed figures have, where they have any. */
  readonly readReplicas: ByUsers;
  readonly forms: readonly Peer[];
}

/** The peers that this program is compared with. */
export const peers: Peers = data;
