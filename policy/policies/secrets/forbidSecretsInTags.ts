import { tagsOf } from "../../documents/tagsOf.ts";
import { hasSecret } from "../../documents/textSecrets.ts";
import type { StackPolicy } from "../../policy.ts";
import { judge } from "../../verdict.ts";

/** Tags have no secret: whoever may list resources reads them, and so does billing. */
export const forbidSecretsInTags: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.resources.flatMap((resource) =>
      tagsOf(resource)
        .filter(({ value }) => !value.isUnknown)
        .flatMap(({ key, value }) =>
          judge(
            resource,
            value,
            (text) => typeof text !== "string" || !hasSecret(`${key}=${text}`),
            "must not have a secret in it",
          ),
        ),
    ),
};
