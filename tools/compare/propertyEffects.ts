import { cardOf } from "../cards/cards.ts";
import type { ChangedProperty, Effect } from "../cards/effect.ts";
import { replacementTable } from "../cards/replacementTable.ts";
import type { Path } from "./propertyPaths.ts";

const { types } = replacementTable;

/** Whether it is known what replaces a resource of a type: it has a card and a row from its package's schema. */
export function isKnown(type: string): boolean {
  return cardOf(type) !== undefined && types[type] !== undefined;
}

/** The known top-level properties of a type. */
export function knownProperties(type: string): string[] {
  const row = types[type];
  return row ? [...row.replaces.filter((path) => !path.includes(".")), ...row.updates].toSorted() : [];
}

/** The effect of a changed property on its resource. If nothing is known, it may replace the resource. */
export function effectOf(changed: ChangedProperty): Effect {
  const { type, path } = changed;
  const [property = ""] = path;
  const [card, row] = [cardOf(type), types[type]];
  if (!card || !row) return "mayReplace";
  const decides = card.decides?.[property];
  if (decides) return decides(changed);
  // No AWS resource can move to another region (forceNewIfRegionChanges; the Plugin Framework does the same).
  if (property === "region") return "replaces";
  if (card.replaces === "everything") return knownProperties(type).includes(property) ? "replaces" : "mayReplace";
  const text = path.join(".");
  const replaces = [...row.replaces, ...(card.replaces ?? [])];
  if (replaces.some((known) => text === known || text.startsWith(`${known}.`))) return "replaces";
  // Some properties inside this one replace the resource. They may be added or removed with it.
  if (replaces.some((known) => known.startsWith(`${text}.`))) return "mayReplace";
  return row.updates.includes(property) ? "inPlace" : "mayReplace";
}

/** Whether the order of the list at a path does not matter. */
export function isSet(type: string, path: Path): boolean {
  return cardOf(type)?.sets?.includes(path.join(".")) === true;
}

/** Whether a type takes tags, and so the provider's default tags. */
export function takesTags(type: string): boolean {
  return knownProperties(type).includes("tags");
}
