import type { Exception } from "../../policy/exceptions/exception.ts";
import { exceptionFor } from "../../policy/exceptions/exceptionFor.ts";
import { judgeExceptions } from "../../policy/exceptions/judgeExceptions.ts";
import type { Finding } from "../../policy/finding.ts";
import { judgePack } from "../../policy/judgePack.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Judging } from "./judging.ts";
import type { Policies, PolicyFinding } from "./policyModel.ts";
import { policyResources } from "./policyResources.ts";
import { stops } from "./stops.ts";

/**
 * Judges a recording by policies, and the exceptions from them.
 *
 * @param resources everything that was recorded, with references
 * @param judging policies, exceptions, and today
 */
export function policyFacts(resources: readonly RecordedResource[], { pack, exceptions, today }: Judging): Policies {
  const seen = policyResources(resources);
  const findings = judgePack(pack, seen);
  const all = [
    ...findings.map((finding) => shown(finding, exceptionFor(exceptions, finding, today))),
    ...judgeExceptions(exceptions, { pack, resources: seen, findings, today }).map((finding) => shown(finding)),
  ];
  return { judged: pack.length, findings: all.toSorted((a, b) => rank(a) - rank(b)) };
}

function shown({ resource, ...finding }: Finding, exception?: Exception): PolicyFinding {
  const { policy, level, severity, kind, path, message, todo, frameworks } = finding;
  return {
    ...{ policy, level, severity, kind },
    resource: resource.name,
    type: resource.type,
    ...{ path, message, todo, frameworks },
    excepted: exception && { reason: exception.reason, lastDay: exception.lastDay, place: exception.place },
  };
}

const severities: readonly PolicyFinding["severity"][] = ["critical", "high", "medium", "low"];

/** What a person has to see first has the lowest one. */
function rank(finding: PolicyFinding): number {
  const group = stops(finding) ? 0 : finding.excepted ? 3 : finding.kind === "unknown" ? 2 : 1;
  return group * severities.length + severities.indexOf(finding.severity);
}
