/** What is fixed about the nodes of a role. */
interface NodeRoleRow {
  /** A stateful node is an instance with a data volume that outlives it; a stateless one is an instance alone. */
  readonly kind: "stateful" | "stateless";
  /** What people call it. */
  readonly name: string;
  /** Its nodes are called `gitaly-1`, `gitaly-2`. This never changes, because DNS names and logical names contain it. */
  readonly called: string;
  /** The least that it works with. Absent: any type works, burstable ones included. */
  readonly least?: { readonly vcpu: number; readonly memoryGiB: number };
}

/**
 * The roles that a node can have. The overrides of a stack file and the rows of a size are keyed by them. The single box has
 * the node name of a Gitaly because it is one that carries the other roles as well.
 */
export const nodeRoles = {
  box: { kind: "stateful", name: "the single box", called: "gitaly", least: { vcpu: 4, memoryGiB: 8 } },
  bastion: { kind: "stateless", name: "the bastion", called: "bastion" },
} as const satisfies Readonly<Record<string, NodeRoleRow>>;

/** Name of a role. */
export type NodeRole = keyof typeof nodeRoles;

/** Roles whose nodes hold data. */
export type StatefulRole = {
  [Role in NodeRole]: (typeof nodeRoles)[Role]["kind"] extends "stateful" ? Role : never;
}[NodeRole];

/** Their names. */
export const statefulRoles = (Object.keys(nodeRoles) as NodeRole[]).filter(
  (role): role is StatefulRole => nodeRoles[role].kind === "stateful",
);
