import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Messages are encrypted with a customer key while they wait. */
export const requireTopicKey: ResourcePolicy = {
  judges: "resource",
  types: ["aws:sns/topic:Topic"],
  check: (resource) => judgeOwnKey(resource, Reading.of(resource.props).at("kmsMasterKeyId")),
};
