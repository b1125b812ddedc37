import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/**
 * No document of Systems Manager is shared with everybody. The key has AWS' spelling: `permissions` is a map, whose keys Pulumi does not
 * turn into its own spelling (pulumi-aws#1979).
 */
export const forbidPublicDocuments: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ssm/document:Document"],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("permissions", "account_ids"), // identifiers with commas in between, or All
      (value) => !/(^|,)\s*all\s*(,|$)/i.test(String(value)),
      "must name accounts",
    ),
};
