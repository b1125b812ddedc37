import type { ResourceChange } from "../../compare/comparisonModel.ts";
import { shortType } from "../../recorder/titleOf.ts";

/** Resources with the same change. It is shown once. */
export interface ChangeGroup {
  /** The change of the first resource. */
  readonly change: ResourceChange;
  /** All resources, each with its type. */
  readonly names: readonly string[];
}

/**
 * Groups changes that differ only in the name and component of the resource. A new tag, for example, changes a hundred
 * resources in the same way.
 */
export function alike(changes: readonly ResourceChange[]): ChangeGroup[] {
  const key = ({ type, name, ...change }: ResourceChange) =>
    JSON.stringify([
      { ...change, component: "", movedFrom: change.movedFrom === undefined ? "" : name },
      change.properties.length > 0 ? "" : type,
    ]);
  return [...Map.groupBy(changes, key).values()].flatMap((group) => {
    const [change] = group;
    return change ? [{ change, names: group.map(({ type, name }) => `${shortType(type)} ${name}`) }] : [];
  });
}
