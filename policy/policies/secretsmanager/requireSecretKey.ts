import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Secrets are encrypted with a customer key, in other regions as well. */
export const requireSecretKey: ResourcePolicy = {
  judges: "resource",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    return [inputs, ...inputs.at("replicas").items].flatMap((place) => judgeOwnKey(resource, place.at("kmsKeyId")));
  },
};
