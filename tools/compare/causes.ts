import { titleOf } from "../recorder/titleOf.ts";
import type { Causes, PropertyChange, ResourceChange, SettingChange } from "./comparisonModel.ts";

/** A text that is too short can be in another one by chance. */
const leastLength = 5;

/**
 * Which setting changes which resources. With one changed setting and the same program, that is what changes all. Otherwise a
 * setting is named only where a property of the same name, or a text that has it, changes from its old value to its new one and
 * in nothing else, or where a resource follows such a one. All others are said to be not told apart: a guess is worse.
 *
 * @param changes of resources
 * @param settings that change
 * @param sameProgram whether both sides run the same program
 */
export function causes(
  changes: readonly ResourceChange[],
  settings: readonly SettingChange[],
  sameProgram: boolean,
): Causes {
  const names = (some: readonly ResourceChange[]) => some.map(({ name }) => name);
  const [only] = settings;
  if (sameProgram && only && settings.length === 1) {
    return { bySetting: [{ key: only.key, resources: names(changes) }], others: [], program: false };
  }
  const found = new Map(changes.map((change) => [change, own(change, settings)]));
  const byTitle = new Map([...found].map(([change, keys]) => [titleOf(change), keys]));
  for (let grown = true; grown;) {
    grown = false;
    for (const [{ properties }, keys] of found) {
      const before = keys.size;
      for (const { follows = "" } of properties) for (const key of byTitle.get(follows) ?? []) keys.add(key);
      grown ||= keys.size > before;
    }
  }
  return {
    bySetting: settings.map(({ key }) => ({
      key,
      resources: names(changes.filter((one) => found.get(one)?.has(key))),
    })),
    others: names(changes.filter((change) => found.get(change)?.size === 0)),
    program: !sameProgram,
  };
}

/** The settings whose values the properties of a resource carry. */
function own({ properties }: ResourceChange, settings: readonly SettingChange[]): Set<string> {
  const carrying = settings.filter((setting) => properties.some((property) => carries(property, setting)));
  return new Set(carrying.map(({ key }) => key));
}

function carries({ path, before, after }: PropertyChange, { key, before: was, after: is }: SettingChange): boolean {
  if (saysSame(path, key) && isEnd(before, was) && isEnd(after, is) && was !== is) return true;
  if (before === undefined || after === undefined || was === undefined || is === undefined) return false;
  if (was.length < leastLength || !before.includes(was)) return false;
  return before.replaceAll(was, is) === after;
}

/** Whether a property has the value of a setting. Where the setting has none, the property may have a default. */
function isEnd(property: string | undefined, setting: string | undefined): boolean {
  return setting === undefined || property === setting;
}

/** Whether a property is called like a setting, such as the tag `cost-center` like `costCenter`. */
function saysSame(path: string, key: string): boolean {
  const name = (text: string) =>
    /[^.:]*$/
      .exec(text)?.[0]
      .replaceAll(/[^a-z0-9]/gi, "")
      .toLowerCase();
  return name(path) === name(key);
}
