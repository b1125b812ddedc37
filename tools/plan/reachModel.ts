import * as v from "valibot";
import { facts, said, texts } from "./schema.ts";

/** A connection that is allowed. It occurs in plans and in comparisons. */
export const reach = facts({
  to: said("What is reached.", v.string()),
  port: v.string(),
  from: said("Addresses, or the group that may come.", texts),
  why: v.string(),
});

/** A connection that is allowed. */
export type Reach = v.InferOutput<typeof reach>;
