import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** Every public zone of the stack logs what it is asked. */
export const requireQueryLogs: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:route53/zone:Zone")
      .filter(({ props }) => Reading.of(props).at("vpcs").items.length === 0)
      .filter((zone) => stack.referring("aws:route53/queryLog:QueryLog", "zoneId", zone).length === 0)
      .map((zone) => broken(zone, "must have a QueryLog that refers to it")),
};
