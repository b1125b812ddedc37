import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** A tag, with the top-level input that it is in. */
export interface Tag {
  readonly input: string;
  readonly key: string;
  readonly value: Reading;
}

/** Inputs with tags, of the resource itself or of what it makes: `tags`, `volumeTags`, `amiTags`, `recoveryPointTags`. */
const isTags = /(^t|T)ags$/;

/** Resources that are one tag of something else, such as `aws:ec2/tag:Tag`. */
const isTag = /^aws:\w+\/tag:Tag$/;

/** Whether an input of a resource gives tags to it or to others, also if what they are is not known. */
export function holdsTags(resource: PolicyResource, input: string): boolean {
  return isTags.test(input) || tagsOf(resource).some((tag) => tag.input === input);
}

/** Every tag that a resource gives to itself or to others, however deep it is: a disk of an instance has some, too. */
export function tagsOf({ type, props }: PolicyResource): readonly Tag[] {
  const inputs = Reading.of(props);
  // That of an Auto Scaling group has a part in between.
  const single = isTag.test(type) ? [inputs, inputs.at("tag")].flatMap(inPair) : [];
  return [
    ...single.map((tag) => ({ ...tag, input: tag.value.path.split(".")[0] ?? "" })),
    ...inputs.parts.flatMap((input) => tagsIn(input).map((tag) => ({ ...tag, input: input.key }))),
  ];
}

/** Finds tags by the names of the parts of an input. */
function tagsIn(reading: Reading): readonly Omit<Tag, "input">[] {
  if (reading.isUnknown) return [];
  // The provider's own are JSON on their way to the provider.
  if (reading.key === "defaultTags") return inMap(reading.json.at("tags"));
  if (isTags.test(reading.key)) return [...inMap(reading), ...reading.items.flatMap(inPair)];
  return [...reading.items, ...reading.parts].flatMap(tagsIn);
}

const inMap = (map: Reading) => map.parts.map((value) => ({ key: value.key, value }));

/** A list has a key and a value in each item. */
const inPair = (pair: Reading) => {
  const value = pair.at("value");
  return value.isGiven ? [{ key: String(pair.at("key").value), value }] : [];
};
