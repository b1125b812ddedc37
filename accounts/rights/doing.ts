/** What may be done to a resource, in the order of `recorded.json`. To plan is to ask what a change would do: it changes nothing. */
export const doings = ["create", "read", "plan", "update", "delete"] as const;

/** What is done to a resource. */
export type Doing = (typeof doings)[number];
