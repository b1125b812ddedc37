import { actionsOfType, lookupActions, typesWithRights } from "./typeActions.ts";

/** What only a hook of `pulumi up` asks, never a preview (components/nodes/readState.ts). */
const askedByHooks = "aws:s3/getObject:getObject";

/**
 * Actions that a preview takes: what the program looks up, and what the provider asks to plan a change. Where the provider may not
 * ask, it may show an update and `up` replaces.
 */
export const askedInPreviews: readonly string[] = [
  ...typesWithRights.flatMap((type) => actionsOfType(type).plan),
  ...Object.entries(lookupActions).flatMap(([token, some]) => (token === askedByHooks ? [] : some)),
];
