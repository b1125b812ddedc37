import * as v from "valibot";
import { count, facts, said } from "./schema.ts";

/** What can fail, the smallest first. */
export const lossScopes = ["instance", "volume", "zone", "region", "deletion"] as const;

/** What a failure costs, as numbers. */
export const lossFigures = facts({
  losesMinutes: said(
    "The newest writes that are lost at most, in minutes; absent: everything, or until what failed is back.",
    v.undefinedable(count),
  ),
  downMinutes: said(
    "Until it works again; by hand: from when a person begins. Absent: not before what failed is back.",
    v.undefinedable(count),
  ),
  byHand: said("Whether a person has to do something before it works again.", v.boolean()),
  losesEstimated: said("Whether losesMinutes is an estimate of this project.", v.boolean()),
  downEstimated: said("Whether downMinutes is an estimate of this project.", v.boolean()),
});

/** What a failure costs, as numbers. */
export type LossFigures = v.InferOutput<typeof lossFigures>;

/** The worst-case loss of one part of the environment when something fails. */
export const loss = facts({
  scope: v.picklist(lossScopes),
  event: v.string(),
  part: said("What of the environment it is about.", v.string()),
  lost: said("The data that is lost in the worst case.", v.string()),
  until: said("How it is recovered; empty: nothing has to be.", v.string()),
  figures: said("Absent: no number says it.", v.undefinedable(lossFigures)),
});

/** The worst-case loss of one part of the environment when something fails. */
export type Loss = v.InferOutput<typeof loss>;
