import { metadataOption, metadataTypes } from "../../compute/metadataOptions.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judge } from "../../verdict.ts";

/**
 * Answers of the metadata service reach the instance itself and no container on it. Where nothing is said, the image
 * decides, and one made for version 2 says two hops (EC2 user guide, "Configure the Instance Metadata Service options",
 * 2026-08).
 */
export const limitMetadataHops: ResourcePolicy = {
  judges: "resource",
  types: metadataTypes,
  check: (resource) =>
    metadataOption(resource, "httpPutResponseHopLimit").flatMap((option) =>
      judge(resource, option, (value) => value === 1, "must be 1"),
    ),
};
