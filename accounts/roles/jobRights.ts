import type { Statement } from "../../components/helpers/policyDocument.ts";
import type { JobKind } from "../accountNames.ts";

/** What the roles of an environment may do, as documents that fit into a managed policy each. */
export interface JobRights {
  readonly byKind: Readonly<Record<JobKind, readonly (readonly Statement[])[]>>;
}
