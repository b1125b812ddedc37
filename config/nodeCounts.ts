import type { NodeRole } from "./nodeRole.ts";

/** How many nodes of a role a stack file may ask for. */
interface CountRange {
  readonly least: number;
  readonly most: number;
  /** Whether only odd numbers are allowed. */
  readonly odd: boolean;
  /** Why, and what to do. */
  readonly why: string;
}

/** GitLab's documents have three of each; the most is ours: every member has all repositories. */
const voters: CountRange = {
  least: 3,
  most: 9,
  odd: true,
  why: "They vote: with an even number, half of them may be cut off from the other half, and neither goes on.",
};

/** The roles whose nodes a stack file counts: those that vote, and the monitor, which is there by choice. */
export const nodeCounts: Readonly<Partial<Record<NodeRole, CountRange>>> = {
  member: voters,
  praefect: voters,
  monitor: { least: 0, most: 1, odd: false, why: "One Prometheus reads every node: set 1 for a monitor, 0 for none." },
};
