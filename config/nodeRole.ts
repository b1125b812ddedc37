/**
 * What a node does, and of which kind it is: a stateful one is an instance with a data volume that outlives it, a stateless
 * one is an instance alone. The overrides of a stack file and the rows of a size are keyed by it.
 */
export const nodeRoles = {
  box: { kind: "stateful", name: "the single box" },
  bastion: { kind: "stateless", name: "the bastion" },
} as const satisfies Readonly<Record<string, { readonly kind: "stateful" | "stateless"; readonly name: string }>>;

/** Name of a role. */
export type NodeRole = keyof typeof nodeRoles;

/** Roles whose nodes hold data. */
export type StatefulRole = {
  [Role in NodeRole]: (typeof nodeRoles)[Role]["kind"] extends "stateful" ? Role : never;
}[NodeRole];
