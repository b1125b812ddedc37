import type { UsageFacts } from "./usageFacts.ts";
import { usages, type UsageKey } from "./usages.ts";

/** Units a month of a key at a typical use, as a whole number; absent: nothing says how many users there are. */
export function typicalUnits(key: UsageKey, facts: UsageFacts): number | undefined {
  return facts.users > 0 ? Math.round(usages[key].typical(facts)) : undefined;
}
