import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { memberType, serverType } from "./databaseTypes.ts";

/** The authorities that are valid until 2061 and longer (RDS user guide, using SSL/TLS, 2026). */
const authorities = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] as const;

/** Every database says which authority signs its certificate, one that stays valid. */
export const requireModernAuthority: ResourcePolicy = {
  judges: "resource",
  types: [serverType, memberType],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("caCertIdentifier"),
      (value) => authorities.some((one) => one === value),
      `must be one of ${authorities.join(", ")}`,
    ),
};
