import recorded from "./recorded.json" with { type: "json" };
import { actionsOfCall } from "./actionsOfCall.ts";
import { addedByHand } from "./addedByHand.ts";
import { changedByHand } from "./changedByHand.ts";
import { taggedByHand } from "./taggedByHand.ts";
import { doings, type Doing } from "./doing.ts";

/** Actions that AWS checks, by what is done. */
export type ActionsByDoing = Readonly<Record<Doing, readonly string[]>>;

const calls = recorded.resources as Readonly<Record<string, Readonly<Partial<Record<Doing, readonly string[]>>>>>;
const lookups = recorded.lookups as Readonly<Record<string, readonly string[]>>;

/** The types of resources whose rights are known. */
export const typesWithRights: readonly string[] = Object.keys(calls);

/**
 * What AWS checks when resources of a type are made, read, planned, changed and deleted: the calls that were recorded, as
 * actions, and what was added by hand.
 *
 * @param type Pulumi's token
 */
export function actionsOfType(type: string): ActionsByDoing {
  const rows = [...addedByHand, ...changedByHand, ...taggedByHand].filter(({ types }) =>
    types.some((one) => (one.endsWith("/") ? type.startsWith(one) : type === one)),
  );
  const all = (doing: Doing) => [
    ...(calls[type]?.[doing] ?? []).flatMap(actionsOfCall),
    ...rows.flatMap((row) => row.actions[doing] ?? []),
  ];
  return Object.fromEntries(doings.map((doing) => [doing, [...new Set(all(doing))].toSorted()])) as Record<
    Doing,
    string[]
  >;
}

/** Data sources that the program asks, by Pulumi's token, with the actions of each. */
export const lookupActions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(lookups).map(([token, operations]) => [token, operations.flatMap(actionsOfCall)]),
);
