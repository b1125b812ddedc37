import type { ChangeKind, Comparison, ResourceChange } from "../compare/model.ts";

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
 * A difference of dollars, with its sign.
 *
 * @param amount a month
 */
export function difference(amount: number): string {
  const text = dollars(amount);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? "0.00" : text;
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
  const key = ({ kind, type, properties, options, risks, interruptions, movedFrom, holdsData, name }: ResourceChange) =>
    JSON.stringify([
      kind,
      properties.length > 0 ? "" : type,
      properties,
      options,
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
