import type { StackPolicy } from "../../policy.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { broken } from "../../verdict.ts";

/** A stack whose data is not protected is reported, so that nobody keeps anything in it by mistake. */
export const nameTryOuts: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    isTryOut(stack)
      ? stack
          .ofType("pulumi:providers:aws")
          .slice(0, 1)
          .map((provider) =>
            broken(provider, "must not say that protection is lifted where data is to last", "defaultTags"),
          )
      : [],
};
