import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/**
 * The protocol of a listener or a target group, in capitals. The provider takes it in any case (terraform-provider-aws,
 * internal/service/elbv2/listener.go, 2026-11).
 *
 * @returns `undefined` or unknown, if the input is that
 */
export function protocolOf({ props }: Pick<PolicyResource, "props">): unknown {
  const { value } = Reading.of(props).at("protocol");
  return typeof value === "string" ? value.toUpperCase() : value;
}
