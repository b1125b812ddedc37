import { schedule } from "../../config/cron.ts";
import { fiveFields } from "../../config/awsCron.ts";
import { canonical } from "../compare/differences.ts";

type Rule = Readonly<Record<string, unknown>>;

/** Rules of a list, by the name that they have in it. */
function byName(rules: unknown, key: string): Map<string, Rule> {
  const list = (Array.isArray(rules) ? rules : []) as readonly Rule[];
  return new Map(
    list.map((rule, position) => {
      const name = rule[key];
      return [typeof name === "string" ? name : String(position), rule];
    }),
  );
}

/** A number of days inside of a rule; absent: that rule deletes nothing. */
function days(rule: Rule | undefined, group: string, name: string): number {
  const found = (rule?.[group] as Rule | undefined)?.[name];
  return found === undefined ? Infinity : Number(found);
}

const expiries = [
  ["expiration", "days"],
  ["noncurrentVersionExpiration", "noncurrentDays"],
] as const;

/**
 * Whether lifecycle rules of a bucket delete objects, or their old versions, earlier than before, or perhaps others.
 *
 * @param before rules; absent: none
 * @param after likewise
 */
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
      // Dates and numbers of versions: no telling whether another one is later.
      return has !== undefined && without(had, name) !== without(has, name);
    });
  });
}

function without(group: unknown, name: string): string {
  return canonical(Object.fromEntries(Object.entries((group ?? {}) as Rule).filter(([key]) => key !== name)));
}

/**
 * Whether a backup plan takes fewer snapshots than before, keeps them for less long, or copies less.
 *
 * @param before its rules
 * @param after likewise
 */
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

/** Hours between two runs at most; for ever where a schedule cannot be read, which no schedule is not. */
function gapHours(expression: unknown): number {
  const fires = schedule(fiveFields(String(expression)));
  return "longestGapHours" in fires ? fires.longestGapHours : Infinity;
}

/**
 * Whether a backup selection perhaps selects less than before.
 *
 * @param before all inputs
 * @param after likewise
 */
export function selectsLess(before: Rule, after: Rule): boolean {
  const has = (inputs: Rule, key: string) => ((inputs[key] ?? []) as readonly unknown[]).map(canonical);
  const lost = has(before, "resources").some((one) => !has(after, "resources").includes(one));
  const excluded = has(after, "notResources").some((one) => !has(before, "notResources").includes(one));
  const narrowed = ["conditions", "selectionTags"].some((key) => canonical(before[key]) !== canonical(after[key]));
  return lost || excluded || narrowed;
}
