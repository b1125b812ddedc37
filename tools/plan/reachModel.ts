import * as v from "valibot";
import { facts, said, texts } from "./schema.ts";

/** A connection that is allowed, in plans and in comparisons. */
export const reach = facts({
  to: said("Security group that is reached.", v.string()),
  port: v.string(),
  from: said("Addresses and security groups that may connect.", texts),
  why: v.string(),
});

/** A connection that is allowed. */
export type Reach = v.InferOutput<typeof reach>;
