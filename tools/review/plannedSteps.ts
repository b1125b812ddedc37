import type { ChangeKind, Comparison, ResourceChange } from "../compare/comparisonModel.ts";
import { parsePath } from "../compare/propertyPaths.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ReviewStep } from "./reviewStep.ts";

/** The engine's word for each kind of change; absent: the engine has no step for it. */
const operations: Partial<Readonly<Record<ChangeKind, string>>> = {
  deleted: "delete",
  forgotten: "delete",
  replaced: "replace",
  mayBeReplaced: "replace",
  created: "create",
  updated: "update",
};

/**
 * The steps of a comparison by URN, as the engine would name them.
 *
 * @param comparison of two recordings
 * @param sides everything that both sides registered, which has the URNs
 */
export function plannedSteps(
  { changes }: Pick<Comparison, "changes">,
  sides: { readonly before: readonly RecordedResource[]; readonly after: readonly RecordedResource[] },
): ReviewStep[] {
  const urnOfChange = ({ kind, name, type }: ResourceChange) =>
    (kind === "deleted" || kind === "forgotten" ? sides.before : sides.after).find(
      (one) => one.name === name && one.type === type,
    )?.urn ?? "";
  return changes
    .flatMap((change): ReviewStep[] => {
      const { kind, name, type, holdsData, properties } = change;
      const op = operations[kind];
      if (op === undefined || type.startsWith("pulumi:providers:")) return [];
      const replacing = properties.filter(({ effect }) => effect !== "inPlace");
      return [
        {
          urn: urnOfChange(change),
          type,
          name,
          op,
          replacingProperties: tops(replacing.map(({ path }) => path)),
          properties: tops(properties.map(({ path }) => path)),
          holdsData,
          perhaps: kind === "mayBeReplaced",
        },
      ];
    })
    .toSorted((a, b) => (a.urn < b.urn ? -1 : 1));
}

function tops(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => parsePath(path)[0] ?? path))].toSorted();
}
