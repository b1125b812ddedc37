import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** KMS rotates only symmetric keys for encryption, in its own store (KMS developer guide, "Rotate AWS KMS keys", 2026-08). */
function canRotate(props: Reading): boolean {
  const kind = props.at("customerMasterKeySpec").value ?? "SYMMETRIC_DEFAULT";
  const usage = props.at("keyUsage").value ?? "ENCRYPT_DECRYPT";
  return kind === "SYMMETRIC_DEFAULT" && usage === "ENCRYPT_DECRYPT" && !props.at("customKeyStoreId").isGiven;
}

/** Keys rotate by themselves. */
export const rotateKeys: ResourcePolicy = {
  judges: "resource",
  types: ["aws:kms/key:Key"],
  check: (resource) => {
    const props = Reading.of(resource.props);
    return canRotate(props) ? judge(resource, props.at("enableKeyRotation"), isOn, "must be true") : [];
  },
};
