import { hasSecret } from "../../documents/textSecrets.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Tags have no secret: whoever may list resources reads them, and so does billing. */
export const forbidSecretsInTags: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.resources.flatMap((resource) =>
      tagsOf(resource).flatMap(({ key, value }) =>
        judge(
          resource,
          value,
          (text) => typeof text !== "string" || !hasSecret(`${key}=${text}`),
          "must not have a secret in it",
        ),
      ),
    ),
};

interface Tag {
  readonly key: string;
  readonly value: Reading;
}

/** Maps of tags, the lists of Auto Scaling groups, and what a launch template or a provider gives to others. */
function tagsOf({ props }: PolicyResource): Tag[] {
  const inputs = Reading.of(props);
  const maps = [
    inputs.at("tags"),
    inputs.at("defaultTags").json.at("tags"),
    inputs.at("resourceTags"),
    ...inputs.at("tagSpecifications").items.map((one) => one.at("tags")),
  ];
  const inMaps = maps
    .filter(({ isUnknown }) => !isUnknown)
    .flatMap((map) => map.parts.map((value) => ({ key: value.key, value })));
  const inList = inputs.at("tags").items.map((tag) => ({ key: String(tag.at("key").value), value: tag.at("value") }));
  return [...inMaps, ...inList].filter(({ value }) => !value.isUnknown);
}
