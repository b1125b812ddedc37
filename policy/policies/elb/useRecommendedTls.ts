import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { protocolOf } from "../../balancing/protocolOf.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/**
 * TLS 1.2 and 1.3, without the extra ciphers of the `Ext` policies (AWS Security Hub user guide, ELB.17, 2025-12: the policies
 * TLS13-1-2 and TLS13-1-3, plain, `Res` and `FIPS`; ELB user guide, 2026-08, adds `PQ`, for exchanges that a quantum computer
 * cannot undo).
 */
const recommended = /^ELBSecurityPolicy-TLS13-1-[23]-(Res-)?(FIPS-)?(PQ-)?\d{4}-\d{2}$/;

const encrypted = ["TLS", "HTTPS"];

/** A listener that ends TLS does so by a policy that AWS recommends. ELB's own default allows TLS 1.0. */
export const useRecommendedTls: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.listener,
  check: (resource) => {
    if (!encrypted.some((one) => one === protocolOf(resource))) return [];
    return judgeInput(
      resource,
      "sslPolicy",
      (value) => recommended.test(String(value)),
      "must be a recommended policy of TLS 1.2 and 1.3",
    );
  },
};
