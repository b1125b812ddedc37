import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Parameters that are secret are encrypted with a customer key. */
export const requireParameterKey: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ssm/parameter:Parameter"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    return inputs.at("type").value === "SecureString" ? judgeOwnKey(resource, inputs.at("keyId")) : [];
  },
};
