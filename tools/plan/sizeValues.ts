import { architecture } from "../../config/architecture.ts";
import { chosenGeneration } from "../../config/decisions/chosenGeneration.ts";
import { checkShape } from "../../config/checkShape.ts";
import type { Settings } from "../../config/settings.ts";
import { stackKey } from "../../config/stackKeys.ts";
import type { Group } from "../../config/stackSchema.ts";
import { leavesOf, type PlainObject } from "../recorder/plainObject.ts";
import { shownSettings } from "./shownSettings.ts";

/** The groups of the stack file that say what differs from a size. */
const overrides = ["nodes", "database", "cache"] as const;

/**
 * The values of the size, by path: what the program would decide if the stack file did not differ from it.
 *
 * @param settings with what differs
 */
export function sizeValues(settings: Settings): PlainObject {
  const [nodes, database, cache] = [none("nodes"), none("database"), none("cache")];
  const plain: Settings = { ...settings, nodes, database, cache };
  const plan = architecture(plain);
  const shown = shownSettings(plain, plan);
  const values = overrides
    .flatMap((key) => leavesOf({ [key]: shown[key] }))
    .map(({ path, value }) => [path.join("."), value] as const)
    .filter(([path, value]) => value !== undefined && stackKey(path)?.otherwise !== undefined);
  return { ...Object.fromEntries(values), instanceTypeGeneration: chosenGeneration(notSaid, plan.size) };
}

/** The generation of instance types of a stack file that says none. */
const notSaid = 0;

/** A group of the stack file that says nothing. */
function none<Key extends (typeof overrides)[number]>(key: Key): Group<Key> {
  return checkShape(key, {}, () => undefined);
}
