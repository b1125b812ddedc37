import * as v from "valibot";
import { facts, list, said } from "./schema.ts";

/** A connection that is let in. Both a plan and a comparison say it. */
export const reach = facts({
  to: said("What is reached.", v.string()),
  port: v.string(),
  from: said("Addresses, or the group that may come.", list(v.string())),
  why: v.string(),
});

/** A connection that is let in. */
export type Reach = v.InferOutput<typeof reach>;
