import { keepDeletionWindow } from "../../../../policy/policies/kms/keepDeletionWindow.ts";
import { keepKeys } from "../../../../policy/policies/kms/keepKeys.ts";
import { rotateKeys } from "../../../../policy/policies/kms/rotateKeys.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const key = (props = {}) => [{ type: "aws:kms/key:Key", props }];

describe("kms-rotate-keys", () => {
  policyCases(rotateKeys, key({ enableKeyRotation: true }), {
    "refuses a key that stays as it is": [key({ enableKeyRotation: false }), ["it: enableKeyRotation must be true"]],
    "refuses what is not said: KMS does not rotate by itself": [key(), ["it: enableKeyRotation must be true"]],
    "says what is not known yet": [
      key({ enableKeyRotation: unknown }),
      ["it: enableKeyRotation must be true (unknown)"],
    ],
    "lets a key be that KMS cannot rotate": [
      [
        ...key({ customerMasterKeySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }),
        ...key({ keyUsage: "GENERATE_VERIFY_MAC" }),
        ...key({ customKeyStoreId: "cks" }),
      ],
      [],
    ],
  });
});

describe("kms-keep-keys", () => {
  policyCases(keepKeys, [...key(), ...key({ isEnabled: true })], {
    "refuses a key that is off": [key({ isEnabled: false }), ["it: isEnabled must not be false"]],
    "refuses a replica that is off": [
      [{ type: "aws:kms/replicaKey:ReplicaKey", props: { enabled: false } }],
      ["it: enabled must not be false"],
    ],
    "refuses a policy that may shut everybody out": [
      key({ bypassPolicyLockoutSafetyCheck: true }),
      ["it: bypassPolicyLockoutSafetyCheck must not be true"],
    ],
    "says what is not known yet": [key({ isEnabled: unknown }), ["it: isEnabled must not be false (unknown)"]],
  });
});

describe("kms-keep-deletion-window", () => {
  policyCases(keepDeletionWindow, [...key(), ...key({ deletionWindowInDays: 30 })], {
    "reports less time to turn back": [key({ deletionWindowInDays: 7 }), ["it: deletionWindowInDays must be 30"]],
    "says what is not known yet": [
      key({ deletionWindowInDays: unknown }),
      ["it: deletionWindowInDays must be 30 (unknown)"],
    ],
  });
});
