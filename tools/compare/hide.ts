import { soundsSecret } from "../../config/isHidden.ts";
import { hiddenText, notShown } from "../../config/problem.ts";
import { ownTextHeading } from "../../gitlab/gitlabRb.ts";
import { textsIn } from "../recorder/plainObject.ts";
import type { Path } from "./propertyPaths.ts";

interface Pair {
  readonly before: unknown;
  readonly after: unknown;
}

/** Shown for a hidden value that changes. Otherwise both sides would look the same. */
const another = "(not shown, changed)";

/** Names of groups of tags: `tags`, `tagsAll`, `resourceTags`, `volumeTags`. */
const tagGroup = /tags(All)?$/i;

/** The text of the setting `gitlabRb` in a gitlab.rb, up to the end of the file. */
const ownText = new RegExp(`(${ownTextHeading}\\n)([\\s\\S]*?)(\\s*)$`);

/** The same in a document that holds the file as a JSON string, up to the quote that ends the string. */
const ownTextInJson = new RegExp(`(${ownTextHeading}\\\\n)((?:[^"\\\\]|\\\\.)*?)((?:\\\\n)*)(?=")`, "g");

/**
 * Hides in a changed property the text of `gitlabRb` and the values of tags whose names suggest a secret. It remains
 * visible that they change.
 */
export function hide(path: Path, pair: Pair): Pair {
  const under = path.some((step) => tagGroup.test(step));
  const name = path.at(-1) ?? "";
  if (under && !tagGroup.test(name) && soundsSecret(name)) return hiddenPair(pair);
  const own = { before: ownTexts(pair.before), after: ownTexts(pair.after) };
  const changed = own.before !== "" && own.before !== own.after;
  return { before: shown(pair.before, under, false), after: shown(pair.after, under, changed) };
}

/** Hides a value on both sides. `undefined` stays, because there is nothing to hide. */
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
  const words = (own: string) => `${notShown(own).slice(0, -1)}${changed ? ", changed" : ""})`;
  const inJson = text.replace(
    ownTextInJson,
    (_all, heading: string, own: string, rest: string) => heading + words(JSON.parse(`"${own}"`) as string) + rest,
  );
  if (inJson !== text) return inJson;
  return text.replace(ownText, (_all, heading: string, own: string, rest: string) => heading + words(own) + rest);
}

/** The texts of `gitlabRb` in a value, to find out whether they change. */
function ownTexts(value: unknown): string {
  const found = textsIn(value).flatMap((text) => {
    const inJson = [...text.matchAll(ownTextInJson)].map(([, , own = ""]) => own);
    return inJson.length > 0 ? inJson : [ownText.exec(text)?.[2] ?? ""];
  });
  return found.join("\n").trim();
}
