import { hasKey } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Objects that a program writes have no private key and no token: its state has them, too. */
export const forbidKeysInObjects: ResourcePolicy = {
  judges: "resource",
  types: ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("content"),
      (value) => typeof value !== "string" || !hasKey(value),
      "must not have a private key or a token in it",
    ),
};
