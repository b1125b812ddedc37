/** What a node does. A size's row and the overrides of a stack file are keyed by it. */
export type NodeRole = "box" | "bastion";
