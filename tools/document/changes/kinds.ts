import type { ChangeKind, Comparison } from "../../compare/comparisonModel.ts";

/** The words for what happens to a resource. */
export const kindWords: Readonly<Record<ChangeKind, string>> = {
  deleted: "deleted",
  replaced: "REPLACED",
  mayBeReplaced: "may be replaced",
  forgotten: "left behind in the account",
  created: "created",
  updated: "changed in place",
  moved: "moved",
  kept: "kept with changed options",
};

/** One sentence with the number of resources for each kind of change. */
export function countWords({ counts, same }: Pick<Comparison, "counts" | "same">): string {
  const said = (Object.keys(kindWords) as ChangeKind[])
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${String(counts[kind])} ${kindWords[kind]}`);
  return `${[...said, `${String(same)} unchanged`].join(", ")}.`;
}
