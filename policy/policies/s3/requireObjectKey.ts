import { bucketTypes, settingsOf, takesLogs } from "../../buckets/bucketSettings.ts";
import { all, holds, judgeAny, type Holds } from "../../judgeAny.ts";
import { namesOwnKey } from "../../keys/namesOwnKey.ts";
import type { StackPolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";

/** Objects are encrypted with a customer key, and access logs at least with that of S3. */
export const requireObjectKey: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...bucketTypes).flatMap((bucket) => {
      const rules = settingsOf(stack, bucket, "encryption").map(({ reading }) =>
        reading.at("applyServerSideEncryptionByDefault"),
      );
      return takesLogs(stack, bucket)
        ? judgeAny(
            bucket,
            rules.map((rule) => holds(rule.at("sseAlgorithm"), isEncryption)),
            "must be encrypted",
          )
        : judgeAny(bucket, rules.map(withKey), "must be encrypted with a customer key");
    }),
};

/** S3 encrypts access logs with its own key only (S3 user guide, enabling server access logging, 2026). */
function isEncryption(value: unknown): boolean {
  return value === "AES256" || isKms(value);
}

function isKms(value: unknown): boolean {
  return value === "aws:kms" || value === "aws:kms:dsse";
}

function withKey(rule: Reading): Holds {
  return all(
    holds(rule.at("sseAlgorithm"), isKms),
    rule.isUnknown ? undefined : namesOwnKey(rule.at("kmsMasterKeyId")),
  );
}
