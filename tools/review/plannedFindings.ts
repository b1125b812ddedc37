import type { PolicyFinding } from "../policies/policyModel.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ReviewFinding } from "./reviewFinding.ts";

/**
 * The findings of a plan, with the URNs of their resources.
 *
 * @param findings of the plan
 * @param resources everything that the program registered
 */
export function plannedFindings(
  findings: readonly PolicyFinding[],
  resources: readonly RecordedResource[],
): ReviewFinding[] {
  return findings.map(({ policy, level, severity, kind, resource, type, path, message, todo, excepted }) => {
    const urn = resources.find((one) => one.name === resource && one.type === type)?.urn ?? "";
    const said = path === "" || message.includes(path) ? message : `${path} ${message}`;
    return {
      policy,
      level,
      severity,
      kind,
      resource,
      type,
      urn,
      message: said,
      todo,
      exceptedUntil: excepted?.lastDay,
    };
  });
}
