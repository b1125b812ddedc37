import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

const addressTypes: readonly unknown[] = ["A", "AAAA"];

/** Records with addresses refer to a resource of the stack. A fixed address may belong to somebody else tomorrow. */
export const requireRealTargets: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:route53/record:Record")
      .filter(({ props }) => addressTypes.includes(Reading.of(props).at("type").value))
      .filter((record) => [...stack.namedBy(record, "aliases"), ...stack.namedBy(record, "records")].length === 0)
      .map((record) => broken(record, "must refer to a resource of this stack")),
};
