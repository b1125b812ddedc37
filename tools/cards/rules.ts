import { schedule } from "../../config/cron.ts";
import { fiveFields } from "../../config/awsCron.ts";
import { canonical } from "../compare/differences.ts";
import type { PlainObject } from "../recorder/plainObject.ts";

/** The rules of a list by name. A rule without a name is listed by its position. */
function byName(rules: unknown, key: string): Map<string, PlainObject> {
  const list = (Array.isArray(rules) ? rules : []) as readonly PlainObject[];
  return new Map(
    list.map((rule, position) => {
      const name = rule[key];
      return [typeof name === "string" ? name : String(position), rule];
    }),
  );
}

/** Days after which a rule deletes something; `Infinity`: it deletes nothing. */
function days(rule: PlainObject | undefined, group: string, name: string): number {
  const found = (rule?.[group] as PlainObject | undefined)?.[name];
  return found === undefined ? Infinity : Number(found);
}

const expiries = [
  ["expiration", "days"],
  ["noncurrentVersionExpiration", "noncurrentDays"],
] as const;

/** Whether a bucket's lifecycle rules delete objects or noncurrent versions earlier than before, or may delete others. */
export function deletesEarlier(before: unknown, after: unknown): boolean {
  const old = byName(before, "id");
  return [...byName(after, "id")].some(([id, rule]) => {
    const expires = expiries.some(([group]) => rule[group] !== undefined);
    if (!expires || rule.status !== "Enabled") return false;
    const was = old.get(id);
    if (was?.status !== "Enabled" || canonical(was.filter) !== canonical(rule.filter)) return true;
    return expiries.some(([group, name]) => {
      const [had, has] = [was[group], rule[group]];
      if (days(rule, group, name) < days(was, group, name)) return true;
      // Another date or number of versions counts as earlier, because its effect is not worked out here.
      return has !== undefined && without(had, name) !== without(has, name);
    });
  });
}

function without(group: unknown, name: string): string {
  return canonical(Object.fromEntries(Object.entries((group ?? {}) as PlainObject).filter(([key]) => key !== name)));
}

/** Whether a backup plan's rules take snapshots less often than before, keep them for fewer days, or copy less. */
export function backsUpLess(before: unknown, after: unknown): boolean {
  const present = byName(after, "ruleName");
  return [...byName(before, "ruleName")].some(([name, rule]) => {
    const now = present.get(name);
    if (!now) return true;
    if (days(now, "lifecycle", "deleteAfter") < days(rule, "lifecycle", "deleteAfter")) return true;
    if (gapHours(now.schedule) > gapHours(rule.schedule)) return true;
    return rule.copyActions !== undefined && canonical(rule.copyActions) !== canonical(now.copyActions);
  });
}

/** The longest time between two runs, in hours; `Infinity`: the schedule cannot be read, so it may never run. */
function gapHours(expression: unknown): number {
  const fires = schedule(fiveFields(String(expression)));
  return "longestGapHours" in fires ? fires.longestGapHours : Infinity;
}

/** Whether a backup selection may select less than before. It takes all inputs of the selection. */
export function selectsLess(before: PlainObject, after: PlainObject): boolean {
  const has = (inputs: PlainObject, key: string) => ((inputs[key] ?? []) as readonly unknown[]).map(canonical);
  const lost = has(before, "resources").some((one) => !has(after, "resources").includes(one));
  const excluded = has(after, "notResources").some((one) => !has(before, "notResources").includes(one));
  const narrowed = ["conditions", "selectionTags"].some((key) => canonical(before[key]) !== canonical(after[key]));
  return lost || excluded || narrowed;
}
