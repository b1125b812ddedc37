import { judgeTexts } from "../../documents/judgeTexts.ts";
import { openTypes } from "../../documents/openTexts.ts";
import { hasKey } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** Objects that a program writes have no private key and no token: its state has them, too. */
export const forbidKeysInObjects: ResourcePolicy = {
  judges: "resource",
  types: openTypes("object"),
  check: (resource) => judgeTexts(resource, (text) => !hasKey(text), "must not have a private key or a token in it"),
};
