import type { ResourcePolicy } from "../../policy.ts";
import { memberType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** The authorities that are valid until 2061 and longer (RDS user guide, using SSL/TLS, 2026). */
const authorities = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] as const;

/** Every database says which authority signs its certificate, one that stays valid. */
export const requireModernAuthority: ResourcePolicy = {
  judges: "resource",
  types: [serverType, memberType],
  check: (resource) =>
    judgeInput(
      resource,
      "caCertIdentifier",
      (value) => authorities.some((one) => one === value),
      `must be one of ${authorities.join(", ")}`,
    ),
};
