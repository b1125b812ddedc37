import type { Approval } from "../../../config/approval.ts";
import type { Exception } from "../../../policy/exceptions/exception.ts";
import { ExceptionsError } from "../../../policy/exceptions/exceptionsError.ts";
import { parseExceptions } from "../../../policy/exceptions/parseExceptions.ts";
import type { PackedPolicy } from "../../../policy/packedPolicy.ts";
import { changedFiles } from "../../against/revision.ts";
import { policyResources } from "../../policies/policyResources.ts";
import type { RecordedResource } from "../../recorder/recording.ts";
import type { ReviewFinding } from "../reviewFinding.ts";
import type { Review } from "../reviewModel.ts";
import { addedRows } from "./addedRows.ts";
import { missedFindings } from "./missedFindings.ts";
import { otherPack } from "./otherPack.ts";
import { packChanges } from "./packChanges.ts";
import { touchedParts } from "./touchedParts.ts";

/** The two sides of what may be less strict. */
interface Sides {
  /** Commit of the target branch. */
  readonly commit: string;
  /** Folder of the project. */
  readonly folder: string;
  readonly pack: readonly PackedPolicy[];
  /** Everything that the reviewed program registers. */
  readonly resources: readonly RecordedResource[];
  /** What its own pack has against it, excepted or not. */
  readonly findings: readonly ReviewFinding[];
  readonly approvals: { readonly before: readonly Approval[]; readonly after: readonly Approval[] };
  /** Before: text of the file; absent: it had none. */
  readonly exceptions: { readonly before: string | undefined; readonly after: readonly Exception[] };
}

/**
 * Finds out which guarded parts a change touches, and what becomes less strict. If the pack changes, the one of the target branch
 * judges the reviewed program as well.
 *
 * @throws AgainstError if git fails, or if the other pack cannot judge
 */
export async function loosenedIn(sides: Sides): Promise<Pick<Review, "touched" | "loosened">> {
  const { commit, folder, pack, resources, findings, approvals, exceptions } = sides;
  const files = changedFiles(commit, folder);
  const packChanged = files.some((path) => path.startsWith("policy/"));
  const other = packChanged ? await otherPack(commit, folder, policyResources(resources)) : undefined;
  const names = [...pack, ...(other?.rows ?? [])].map(({ name }) => name);
  const byOther = (other?.findings ?? []).map(({ policy, kind, message, resource }) => ({
    ...{ policy, kind, message },
    resource: resource.name,
    urn: resource.urn,
  }));
  return {
    touched: touchedParts(files),
    loosened: [
      ...packChanges(other?.rows ?? [], pack),
      ...missedFindings(byOther, findings),
      ...addedRows(formerExceptions(exceptions.before, names), exceptions.after, exceptionWords),
      ...addedRows(
        approvals.before,
        approvals.after,
        ({ action, resource }) => `the approval to ${action} ${resource}`,
      ),
    ],
  };
}

function exceptionWords({ policy, resource }: Pick<Exception, "policy" | "resource">): string {
  return `the exception of ${resource} from ${policy}`;
}

/** The exceptions of the target branch; none if its file is wrong, so that each is called new. */
function formerExceptions(text: string | undefined, names: readonly string[]): readonly Exception[] {
  try {
    return text === undefined ? [] : parseExceptions(text, "exceptions of the target branch", names);
  } catch (error) {
    if (error instanceof ExceptionsError) return [];
    throw error;
  }
}
