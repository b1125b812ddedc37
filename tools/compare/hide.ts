import { soundsSecret } from "../../config/isHidden.ts";
import { hiddenText, notShown } from "../../config/problem.ts";
import { ownTextHeading } from "../../gitlab/gitlabRb.ts";
import type { Path } from "./propertyPaths.ts";

/** A value before and after, as it may be shown. */
export interface Pair {
  readonly before: unknown;
  readonly after: unknown;
}

/** What is hidden after a change says so: both sides would look the same. */
const another = "(not shown, another one)";

/** Groups of tags: `tags`, `tagsAll`, `resourceTags`, `volumeTags`. */
const tagGroup = /tags(All)?$/i;

/** A person's own text in a gitlab.rb, up to the end of the text. */
const ownText = new RegExp(`(${ownTextHeading}\\n)([\\s\\S]*?)(\\s*)$`);

/** The same in a document that holds the file as JSON, up to the quote that ends the string. */
const ownTextInJson = new RegExp(`(${ownTextHeading}\\\\n)((?:[^"\\\\]|\\\\.)*?)((?:\\\\n)*)(?=")`, "g");

/**
 * Takes out of a changed property what nobody may see: the text of `gitlabRb`, and tags that sound like a secret. That it
 * changes stays visible.
 *
 * @param path of the property
 * @param pair before and after
 */
export function hide(path: Path, pair: Pair): Pair {
  const under = path.some((step) => tagGroup.test(step));
  const name = path.at(-1) ?? "";
  if (under && !tagGroup.test(name) && soundsSecret(name)) return hiddenPair(pair);
  const own = { before: ownTexts(pair.before), after: ownTexts(pair.after) };
  const changed = own.before !== "" && own.before !== own.after;
  return { before: shown(pair.before, under, false), after: shown(pair.after, under, changed) };
}

/**
 * Stands for a value before and after that nobody may see.
 *
 * @param pair before and after; `undefined` stays so, for there is nothing to hide
 */
export function hiddenPair({ before, after }: Pair): { before: string | undefined; after: string | undefined } {
  const changed = before !== undefined && before !== after;
  return {
    before: before === undefined ? undefined : hiddenText,
    after: after === undefined ? undefined : changed ? another : hiddenText,
  };
}

function shown(value: unknown, underTags: boolean, changed: boolean): unknown {
  if (typeof value === "string") return withoutOwnText(value, changed);
  if (Array.isArray(value)) return value.map((item) => shown(item, underTags, changed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      underTags && soundsSecret(key) ? hiddenText : shown(inner, underTags || tagGroup.test(key), changed),
    ]),
  );
}

function withoutOwnText(text: string, changed: boolean): string {
  const words = (own: string) => `${notShown(own).slice(0, -1)}${changed ? ", other ones than before" : ""})`;
  const inJson = text.replace(
    ownTextInJson,
    (_all, heading: string, own: string, rest: string) => heading + words(JSON.parse(`"${own}"`) as string) + rest,
  );
  if (inJson !== text) return inJson;
  return text.replace(ownText, (_all, heading: string, own: string, rest: string) => heading + words(own) + rest);
}

/** The own texts in a value, to see whether they change. */
function ownTexts(value: unknown): string {
  if (typeof value === "object" && value !== null) return Object.values(value).map(ownTexts).join("\n");
  if (typeof value !== "string") return "";
  const found = [...value.matchAll(ownTextInJson)].map(([, , own = ""]) => own);
  return found.length > 0 ? found.join("\n") : (ownText.exec(value)?.[2] ?? "");
}
