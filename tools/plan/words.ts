import type { ChangeKind, Comparison, PriceChange, ResourceChange } from "../compare/model.ts";
import type { PriceSource } from "./model.ts";

/**
 * An amount of dollars.
 *
 * @param amount a month
 * @returns with cents, such as `313.35`
 */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}

/**
 * A sum of prices, which says so where it leaves something out.
 *
 * @param amount a month
 * @param atLeast whether something has no known price
 * @param sign before the amount, such as `$`
 * @returns such as `313.35` or `at least 90.22`
 */
export function sum(amount: number, atLeast: boolean, sign = ""): string {
  return `${atLeast ? "at least " : ""}${sign}${dollars(amount)}`;
}

/**
 * Where prices are from, and how old they are.
 *
 * @param source a list of prices
 */
export function sourceText({ what, date, prices }: PriceSource): string {
  return `${String(prices)} of ${date} (${what})`;
}

/**
 * A difference of dollars, with its sign.
 *
 * @param amount a month
 */
export function difference(amount: number): string {
  const text = dollars(amount);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? "0.00" : text;
}

/**
 * What a change costs. Where something has no known price, the difference is that of what is known.
 *
 * @param price before and after
 * @param sign before each amount, such as `$`
 */
export function priceWords({ before, after, atLeast }: PriceChange, sign = ""): string {
  const known = atLeast.before || atLeast.after ? ", as far as prices are known" : "";
  return `${sum(before, atLeast.before, sign)} before, ${sum(after, atLeast.after, sign)} after, ${difference(after - before)} a month${known}`;
}

/**
 * The last part of a type token.
 *
 * @param type such as `aws:ec2/instance:Instance`
 */
export function short(type: string): string {
  return type.split(":").at(-1) ?? type;
}

/** How a report says what happens to a resource. */
export const kindWords: Readonly<Record<ChangeKind, string>> = {
  deleted: "deleted",
  replaced: "REPLACED",
  mayBeReplaced: "may be replaced",
  forgotten: "left behind in the account",
  created: "created",
  updated: "changed in place",
  moved: "moved",
  kept: "kept, with other options",
};

/**
 * How many resources change how, as one sentence.
 *
 * @param comparison with what is there
 */
export function countWords({ counts, same }: Pick<Comparison, "counts" | "same">): string {
  const said = (Object.keys(kindWords) as ChangeKind[])
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${String(counts[kind])} ${kindWords[kind]}`);
  return `${[...said, `${String(same)} as they are`].join(", ")}.`;
}

/** Changes of one kind that are alike are said once. */
export interface ChangeGroup {
  /** The first one. */
  readonly change: ResourceChange;
  /** All of them. */
  readonly names: readonly string[];
}

/** Names that a line of a group shows. */
const mostNames = 8;

/**
 * Names as one text, the first ones only where there are many.
 *
 * @param names of resources
 */
export function someNames(names: readonly string[]): string {
  const more = names.length - mostNames;
  return more > 0 ? `${names.slice(0, mostNames).join(", ")} and ${String(more)} more` : names.join(", ");
}

/**
 * Puts changes together that differ in nothing but the resource's name and component: a new tag changes a hundred alike.
 *
 * @param changes in the order in which to say them
 */
export function alike(changes: readonly ResourceChange[]): ChangeGroup[] {
  const key = ({
    kind,
    type,
    properties,
    options,
    failures,
    risks,
    interruptions,
    movedFrom,
    holdsData,
    name,
  }: ResourceChange) =>
    JSON.stringify([
      kind,
      properties.length > 0 ? "" : type,
      properties,
      options,
      failures,
      risks,
      interruptions,
      movedFrom === undefined ? "" : name,
      holdsData,
    ]);
  return [...Map.groupBy(changes, key).values()].flatMap((group) => {
    const [change] = group;
    return change ? [{ change, names: group.map(({ type, name }) => `${short(type)} ${name}`) }] : [];
  });
}
