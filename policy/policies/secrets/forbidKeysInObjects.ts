import { objectTypes } from "../../buckets/objectTypes.ts";
import { hasKey } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Objects that a program writes have no private key and no token: its state has them, too. */
export const forbidKeysInObjects: ResourcePolicy = {
  judges: "resource",
  types: objectTypes,
  check: (resource) =>
    judgeInput(
      resource,
      "content",
      (value) => typeof value !== "string" || !hasKey(value),
      "must not have a private key or a token in it",
    ),
};
