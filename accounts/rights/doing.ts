/** What is done to a resource. */
export type Doing = "create" | "read" | "update" | "delete";
