import type { ResourceChange } from "../../compare/comparisonModel.ts";
import { shortType } from "../../recorder/titleOf.ts";

/** Changes of one kind that are alike are said once. */
export interface ChangeGroup {
  /** The first one. */
  readonly change: ResourceChange;
  /** All of them, each with its type. */
  readonly names: readonly string[];
}

/**
 * Puts changes together that differ in nothing but the resource's name and component: a new tag changes a hundred alike.
 *
 * @param changes in the order in which to say them
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
