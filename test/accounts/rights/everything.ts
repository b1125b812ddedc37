import type { RightsDocument } from "../../../accounts/rights/rightsDocument.ts";

/** A policy of somebody who does not care: only a boundary is left to refuse anything. */
export const everything: RightsDocument = {
  name: "everything",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }] },
};
