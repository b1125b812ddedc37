import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Those that count as strong (ACM user guide, key algorithms, 2026). ACM takes the first if nothing is said. */
const algorithms = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"] as const;

/** Keys of certificates have 2,048 bits of RSA or more, or are on an elliptic curve. */
export const requireStrongKeys: ResourcePolicy = {
  judges: "resource",
  types: ["aws:acm/certificate:Certificate"],
  check: (resource) =>
    judgeInput(
      resource,
      "keyAlgorithm",
      (value) => value === undefined || algorithms.some((one) => one === value),
      `must be one of ${algorithms.join(", ")}`,
    ),
};
