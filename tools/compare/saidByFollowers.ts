import { cardOf } from "../cards/cards.ts";
import { titleOf } from "../recorder/titleOf.ts";
import type { ResourceChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/**
 * Changes without what a resource that follows says more exactly: nodes of a launch template stay as they are, unless their group
 * says that others take their place.
 */
export function saidByFollowers(changes: readonly ResourceChange[]): ResourceChange[] {
  const told = new Set(
    changes.flatMap(({ type, interruptions, properties }) => {
      const following = Object.keys(cardOf(type)?.interrupts?.following ?? {});
      return properties
        .filter(({ path }) => interruptions.length > 0 && following.includes(parsePath(path)[0] ?? ""))
        .flatMap(({ follows }) => follows ?? []);
    }),
  );
  return changes.map((change) => (told.has(titleOf(change)) ? { ...change, interruptions: [] } : change));
}
