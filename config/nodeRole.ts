/** What is fixed about the nodes of a role. */
interface NodeRoleRow {
  /**
   * - `bare`: an instance alone, without a name that others know.
   * - `named`: an instance with a permanent name, which converges; any instance can take its place.
   * - `stateful`: a named node with a data volume that outlives the instance.
   */
  readonly kind: "bare" | "named" | "stateful";
  /** What people call it. */
  readonly name: string;
  /** Its nodes are called `gitaly-1`, `gitaly-2`. This never changes, because DNS names and logical names contain it. */
  readonly called: string;
  /** The least that it works with, and what GitLab says. Absent: any type works, burstable ones included. */
  readonly least?: { readonly vcpu: number; readonly memoryGiB: number; readonly documented: string };
}

/**
 * The roles that a node can have. The overrides of a stack file and the rows of a size are keyed by them. The single box has
 * the node name of a Gitaly because it is one that carries the other roles as well; no size has both. Members of a cluster
 * have other names, so that a stand-alone Gitaly may stay beside them.
 */
export const nodeRoles = {
  box: {
    kind: "stateful",
    name: "the single box",
    called: "gitaly",
    least: { vcpu: 4, memoryGiB: 8, documented: "8 vCPU and 16 GB, or 8 GB where memory is constrained" },
  },
  toolbox: {
    kind: "named",
    name: "the toolbox",
    called: "toolbox",
    least: {
      vcpu: 2,
      memoryGiB: 8,
      documented: "2 vCPU and 8 GB for its smallest node of the application",
    },
  },
  gitaly: {
    kind: "stateful",
    name: "a Gitaly node",
    called: "gitaly",
    least: { vcpu: 4, memoryGiB: 14, documented: "4 vCPU and 15 GB for up to 3,000 users, more above" },
  },
  member: {
    kind: "stateful",
    name: "a member of the Gitaly Cluster",
    called: "cluster",
    least: { vcpu: 4, memoryGiB: 14, documented: "4 vCPU and 15 GB for up to 3,000 users, more above" },
  },
  praefect: {
    kind: "named",
    name: "a Praefect node",
    called: "praefect",
    least: { vcpu: 2, memoryGiB: 2, documented: "2 vCPU and 1.8 GB" },
  },
  monitor: {
    kind: "stateful",
    name: "the monitor",
    called: "monitor",
    least: { vcpu: 2, memoryGiB: 2, documented: "2 vCPU and 1.8 GB for up to 5,000 users" },
  },
  bastion: { kind: "bare", name: "the bastion", called: "bastion" },
} as const satisfies Readonly<Record<string, NodeRoleRow>>;

/** Name of a role. */
export type NodeRole = keyof typeof nodeRoles;

/** Roles of a kind. */
type RolesOf<Kind extends NodeRoleRow["kind"]> = {
  [Role in NodeRole]: (typeof nodeRoles)[Role]["kind"] extends Kind ? Role : never;
}[NodeRole];

/** Roles whose nodes hold data. */
export type StatefulRole = RolesOf<"stateful">;

/** Roles whose nodes have permanent names. */
export type NamedRole = RolesOf<"named" | "stateful">;

const all = Object.keys(nodeRoles) as NodeRole[];

/** The names of {@link NamedRole}. */
export const namedRoles = all.filter((role): role is NamedRole => nodeRoles[role].kind !== "bare");

/** Whether nodes of a role hold data. */
export function isStateful(role: NodeRole): role is StatefulRole {
  return nodeRoles[role].kind === "stateful";
}
