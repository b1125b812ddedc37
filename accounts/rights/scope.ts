import type { Names } from "./names.ts";
import type { Condition } from "./rightsDocument.ts";

/** On what, and under which condition, some actions are allowed. */
export interface Scope {
  /** Actions, or patterns such as `ec2:Describe*`. The first scope that fits an action applies. */
  readonly actions: readonly string[];
  readonly resources: (names: Names) => readonly string[];
  readonly condition?: (names: Names) => Condition | undefined;
}

/** For actions that know no resources, or whose resources have no names: in the stack's regions only. */
export const anywhere = {
  resources: () => ["*"],
  condition: (names: Names) => names.inRegions,
} as const satisfies Partial<Scope>;
