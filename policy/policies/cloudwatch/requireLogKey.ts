import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Logs are encrypted with a customer key. */
export const requireLogKey: ResourcePolicy = {
  judges: "resource",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (resource) => judgeOwnKey(resource, Reading.of(resource.props).at("kmsKeyId")),
};
