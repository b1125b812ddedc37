import { any, holds, type Holds } from "../judgeAny.ts";
import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";

/**
 * Whether a resource has a tag, of its own or from the provider. Its own one wins. No policy sees which provider makes a resource: where
 * the tags of several differ, nobody can say.
 *
 * @param stack what a program registered
 * @param resource the resource
 * @param isKey tells whether the tag is called so
 * @param isValue tells whether a known value is as it has to be
 */
export function hasTag(
  stack: PolicyStack,
  { props }: PolicyResource,
  isKey: (key: string) => boolean,
  isValue: (value: unknown) => boolean,
): Holds {
  const own = Reading.of(props).at("tags");
  if (own.isUnknown) return undefined;
  const named = (tags: Reading) => tags.parts.filter(({ key }) => isKey(key));
  const hold = (tags: Reading) => (tags.isUnknown ? undefined : any(...named(tags).map((tag) => holds(tag, isValue))));
  if (named(own).length > 0) return hold(own);
  const [first = false, ...others] = stack
    .ofType("pulumi:providers:aws")
    .map((provider) => hold(Reading.of(provider.props).at("defaultTags").json.at("tags")));
  return others.every((other) => other === first) ? first : undefined;
}
