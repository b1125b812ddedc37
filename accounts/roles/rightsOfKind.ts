import type { JobKind } from "../accountNames.ts";
import { applyRights } from "../rights/applyRights.ts";
import { driftRights } from "../rights/driftRights.ts";
import { previewRights } from "../rights/previewRights.ts";
import type { RightsDocument } from "../rights/rightsDocument.ts";
import type { RightsSubject } from "../rights/rightsSubject.ts";

/** What the role for each kind of job may do. */
export const rightsOfKind: Readonly<Record<JobKind, (subject: RightsSubject) => readonly RightsDocument[]>> = {
  preview: previewRights,
  drift: driftRights,
  apply: applyRights,
};
