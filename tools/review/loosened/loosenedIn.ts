import type { Approval } from "../../../config/approval.ts";
import type { Exception } from "../../../policy/exceptions/exception.ts";
import { exceptionFor } from "../../../policy/exceptions/exceptionFor.ts";
import { ExceptionsError } from "../../../policy/exceptions/exceptionsError.ts";
import { exceptionsFile } from "../../../policy/exceptions/exceptionsFile.ts";
import { parseExceptions } from "../../../policy/exceptions/parseExceptions.ts";
import type { PackedPolicy } from "../../../policy/packedPolicy.ts";
import { changedFiles, fileAt } from "../../against/revision.ts";
import { policyResources } from "../../policies/policyResources.ts";
import type { RecordedResource } from "../../recorder/recording.ts";
import type { ReviewFinding } from "../reviewFinding.ts";
import type { Review } from "../reviewModel.ts";
import { addedRows } from "./addedRows.ts";
import { missedFindings } from "./missedFindings.ts";
import { otherPack } from "./otherPack.ts";
import { packChanges } from "./packChanges.ts";
import { touchedParts } from "./touchedParts.ts";

/** What is reviewed, and what its strictness is compared with. */
interface Sides {
  readonly stack: string;
  /** Folder of the project. */
  readonly folder: string;
  /** Commit that the reviewed program is compared with, as a full hash. */
  readonly base: string;
  /** Commit whose pack and exceptions judge the reviewed program, too, as a full hash: the base, or a later one of its branch. */
  readonly rulesOf: string;
  readonly pack: readonly PackedPolicy[];
  readonly exceptions: readonly Exception[];
  /** Everything that the reviewed program registers. */
  readonly resources: readonly RecordedResource[];
  /** What its own pack has against it, excepted or not. */
  readonly findings: readonly ReviewFinding[];
  /** Before: of the base, because an approval is part of the change that needs it. */
  readonly approvals: { readonly before: readonly Approval[]; readonly after: readonly Approval[] };
  /** In UTC, as `2026-12-31`. */
  readonly today: string;
}

/**
 * Finds out which guarded parts a change touches, and in what the reviewed commit is less strict than another one. If the packs of
 * the two differ, that of the other one judges the reviewed program as well.
 *
 * @throws AgainstError if git fails, or if the other pack cannot judge
 */
export async function loosenedIn(sides: Sides): Promise<Pick<Review, "touched" | "strictness">> {
  const { stack, folder, base, rulesOf, pack, resources, findings, exceptions, approvals, today } = sides;
  const packDiffers = changedFiles(rulesOf, folder).some((path) => path.startsWith("policy/"));
  const other = packDiffers ? await otherPack(rulesOf, folder, policyResources(resources)) : undefined;
  const names = [...pack, ...(other?.rows ?? [])].map(({ name }) => name);
  const theirs = exceptionsIn(fileAt(rulesOf, folder, exceptionsFile(stack)) ?? "", names);
  const byOther = (other?.findings ?? [])
    .filter((finding) => exceptionFor(theirs, finding, today) === undefined)
    .map(({ policy, kind, message, resource: { name: resource, urn } }) => ({ policy, kind, message, resource, urn }));
  const loosened = [
    ...packChanges(other?.rows ?? [], pack),
    ...missedFindings(byOther, findings),
    ...addedRows(theirs, exceptions, ({ resource, policy }) => `the exception of ${resource} from ${policy}`),
    ...addedRows(approvals.before, approvals.after, ({ action, resource }) => `the approval to ${action} ${resource}`),
  ];
  return {
    touched: touchedParts(changedFiles(base, folder)),
    strictness: {
      comparedWith: rulesOf,
      loosened: loosened.length > 0 && rulesOf !== base ? [...loosened, notOfBase(base)] : loosened,
    },
  };
}

function notOfBase(base: string): string {
  return `This change began from the commit ${base}. What became stricter after it is in this list, too: rebase to take it over.`;
}

/** None if the file is wrong, so that each of the own ones is listed. */
function exceptionsIn(text: string, names: readonly string[]): readonly Exception[] {
  try {
    return parseExceptions(text, "exceptions of the other commit", names);
  } catch (error) {
    if (error instanceof ExceptionsError) return [];
    throw error;
  }
}
