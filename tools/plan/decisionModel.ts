import * as v from "valibot";
import { lossScopes } from "./lossModel.ts";
import { count, facts, list, said, texts } from "./schema.ts";

const survival = facts({
  scope: v.picklist(lossScopes),
  answer: said(
    "yes: by itself, within minutes; by hand: a person has to do something; no: not before what failed is back, or not with its data.",
    v.picklist(["yes", "by hand", "no"]),
  ),
  loses: said("Parts that lose the most; empty: all of it, or nothing.", texts),
  how: said("How it recovers, where that takes longest and where most is lost.", v.string()),
  losesMinutes: said(
    "Recovery point: the newest writes that are lost at most; absent: everything, or until what failed is back.",
    v.undefinedable(count),
  ),
  losesEstimated: said("Whether that is an estimate of this project.", v.boolean()),
  downMinutes: said(
    "Recovery time, by hand from when a person begins, without the restore of data; absent: not before what failed is back.",
    v.undefinedable(count),
  ),
  downEstimated: said("Whether that is an estimate of this project.", v.boolean()),
});

/** Whether an environment survives a failure, and what it costs. */
export type Survival = v.InferOutput<typeof survival>;

const firstStep = facts({ topic: v.string(), todo: v.string() });

/** Something that has to be done or known before the first `pulumi up`. */
export type FirstStep = v.InferOutput<typeof firstStep>;

/** What a person has to know to decide. The price and the time of the first run are facts of their own. */
export const decision = facts({
  what: said("What the stack is, in one sentence.", v.string()),
  users: said("The number of users that its size is for; absent: no setting says it.", v.undefinedable(count)),
  survives: said("A row for each kind of failure.", list(survival)),
  first: said("What has to be done before the first pulumi up.", list(firstStep)),
});

/** What a person has to know to decide. */
export type Decision = v.InferOutput<typeof decision>;
