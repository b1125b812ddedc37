import type { World } from "./world.ts";

/** A node of a played group. */
export interface PlayedNode {
  readonly id: string;
  /** Of the template. */
  readonly version: string;
  readonly state: string;
  readonly health: "Healthy" | "Unhealthy";
  /** Looks since it came to this state. */
  readonly age: number;
}

/** A group that the stand-in of AWS plays, as groupLife.jq knows it. */
export interface PlayedGroup {
  readonly name: string;
  /** Id of its template. */
  readonly template: string;
  /** Version that new nodes start from. */
  readonly version: string;
  readonly min: number;
  readonly desired: number;
  readonly nodes: readonly PlayedNode[];
  /** The newest first. */
  readonly refreshes: readonly {
    readonly id: string;
    readonly status: string;
    readonly before: string;
    readonly version: string;
  }[];
  /** Preferences of the newest refresh. */
  readonly preferences?: unknown;
  /** Versions whose nodes never get ready. */
  readonly broken: readonly string[];
  /** Looks at which the group does not exist yet. */
  readonly absent: number;
  readonly launched: number;
  readonly failures: number;
  readonly activities: readonly unknown[];
  /** How a refresh ends once its first node is there, and why. */
  readonly outcome?: string;
  readonly why?: string;
}

/** Nodes of one version, all in service unless their state is given. */
export const nodesOf = (version: string, count: number, state = "InService"): PlayedNode[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `i-${version}-${String(index)}`,
    version,
    state,
    health: "Healthy",
    age: 0,
  }));

/** Puts a group into the world: three Rails nodes of version 1, unless the change says otherwise. */
export function putGroup(world: World, change: Partial<PlayedGroup> = {}): void {
  const group: PlayedGroup = {
    name: "gitlab-full-rails",
    template: "lt-rails",
    version: "1",
    min: 3,
    desired: 3,
    nodes: nodesOf("1", 3),
    refreshes: [],
    broken: [],
    absent: 0,
    launched: 0,
    failures: 0,
    activities: [],
    ...change,
  };
  world.put(`world/groups/${group.name}`, JSON.stringify(group));
}

/** The group as it is now. */
export function groupIn(world: World, name = "gitlab-full-rails"): PlayedGroup {
  return JSON.parse(world.read(`world/groups/${name}`)) as PlayedGroup;
}
