import type { RecordedOptions, RecordedResource } from "../recorder/recording.ts";
import { titleOf } from "../recorder/titleOf.ts";
import { urnParts } from "../recorder/urn.ts";
import { canonical } from "./differences.ts";
import type { Kept } from "./identity.ts";
import type { OptionChange } from "./comparisonModel.ts";
import { secret } from "./propertyChanges.ts";

type Read = (resource: RecordedResource) => unknown;

/** The options that affect the life cycle of a resource. */
const options: Readonly<Record<string, Read>> = {
  protect: ({ options: { protect } }) => protect,
  parent: ({ parent }) => parent,
  provider: ({ options: { provider } }) => provider,
  aliases: ({ options: { aliases }, parent }) => aliases.map((alias) => aliasWords(alias, parent)),
  ignoreChanges: ({ options: { ignoreChanges } }) => ignoreChanges.toSorted(),
  replaceOnChanges: ({ options: { replaceOnChanges } }) => replaceOnChanges.toSorted(),
  replacementTrigger: ({ options: { replacementTrigger } }) => replacementTrigger,
  replaceWith: ({ options: { replaceWith } }) => replaceWith.toSorted(),
  deleteBeforeReplace: ({ options: { deleteBeforeReplace } }) => deleteBeforeReplace,
  retainOnDelete: ({ options: { retainOnDelete } }) => retainOnDelete,
  deletedWith: ({ options: { deletedWith } }) => deletedWith,
  customTimeouts: ({ options: { customTimeouts } }) => customTimeouts,
  import: ({ options: { importId } }) => importId,
};

/** The options of a resource that change. A parent that is only renamed counts as the same parent. */
export function optionChanges({ before, after }: Kept, kept: readonly Kept[]): OptionChange[] {
  const present = new Map(kept.map((pair) => [pair.before.urn, pair.after.urn]));
  const now = (value: unknown) => (typeof value === "string" ? (present.get(value) ?? value) : value);
  return Object.entries(options)
    .map(([option, read]) => ({ option, before: now(read(before)), after: read(after) }))
    .filter((change) => canonical(change.before) !== canonical(change.after))
    .map(({ option, ...change }) =>
      option === "replacementTrigger" && (before.options.secretTrigger || after.options.secretTrigger)
        ? { option, before: secret, after: secret }
        : { option, before: words(change.before), after: words(change.after) },
    );
}

/** An alias, without the parts that it does not change. */
function aliasWords({ urn, spec }: RecordedOptions["aliases"][number], parent: string | undefined): string {
  if (spec === undefined) return words(urn);
  // An omitted part is undefined, although the types say otherwise.
  const asItIs: readonly unknown[] = [undefined, "", false, parent];
  const said = Object.entries(spec).filter(([, value]) => !asItIs.includes(value));
  return said.map(([key, value]) => `${key.replace("urn", "")} ${words(value)}`).join(", ");
}

/** A value as text. A URN is too long to read, so type and name stand for it. */
function words(value: unknown): string {
  if (value === undefined) return "none";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join("; ") || "none";
  if (typeof value !== "string") return canonical(value);
  const { types, name } = urnParts(value);
  return name === "" ? value : titleOf({ type: types, name });
}
