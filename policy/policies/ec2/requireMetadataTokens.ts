import { metadataOption, metadataTypes } from "../../compute/metadataOptions.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judge } from "../../verdict.ts";

/** Version 2 of the instance metadata service only: a request that a program was tricked into cannot read the role's keys. */
export const requireMetadataTokens: ResourcePolicy = {
  judges: "resource",
  types: metadataTypes,
  check: (resource) =>
    metadataOption(resource, "httpTokens").flatMap((option) =>
      judge(resource, option, (value) => value === "required", 'must be "required"'),
    ),
};
