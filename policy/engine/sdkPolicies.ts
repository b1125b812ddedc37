import type { EnforcementLevel, Policies, ReportViolation } from "@pulumi/policy";
import type { Exception } from "../exceptions/exception.ts";
import { exceptionFor } from "../exceptions/exceptionFor.ts";
import { exceptionRules } from "../exceptions/exceptionRules.ts";
import { judgeExceptions } from "../exceptions/judgeExceptions.ts";
import { findingOf } from "../findingOf.ts";
import type { PackedPolicy } from "../packedPolicy.ts";
import type { Verdict } from "../verdict.ts";
import { EngineRun } from "./engineRun.ts";
import { policyDescription } from "./policyDescription.ts";
import { reportFinding } from "./reportFinding.ts";

/** How a pack is run by the engine. */
export interface PackRun {
  readonly pack: readonly PackedPolicy[];
  /** The exceptions of the stack. */
  readonly exceptions: readonly Exception[];
  /** In UTC, as `2026-12-31`. */
  readonly today: string;
  /** The level of a policy, unless `--policy-pack-config` says another one. */
  readonly levelOf: (policy: PackedPolicy) => EnforcementLevel;
}

/** Turns the policies of a pack into policies of Pulumi's SDK, which asks them in this order. */
export function sdkPolicies({ pack, exceptions, today, levelOf }: PackRun): Policies {
  const run = new EngineRun();

  const tell = (packed: PackedPolicy, verdicts: readonly Verdict[], report: ReportViolation) => {
    for (const verdict of verdicts) {
      const finding = findingOf(packed, verdict);
      run.findings.push(finding);
      if (!exceptionFor(exceptions, finding, today)) reportFinding(report, packed.description, finding);
    }
  };

  const judging = (packed: PackedPolicy): Policies[number] => {
    const { policy } = packed;
    const description = policyDescription(packed, levelOf(packed));
    if (policy.judges === "stack") {
      return {
        ...description,
        validateStack: (args, report) => {
          tell(packed, policy.check(run.stack(args)), report);
        },
      };
    }
    return {
      ...description,
      validateResource: (args, report) => {
        const resource = run.resource(args.urn);
        if (!policy.types.includes(args.type)) return args.notApplicable();
        tell(packed, policy.check(resource), report);
      },
    };
  };

  const aboutExceptions = Object.values(exceptionRules).map((rule): Policies[number] => ({
    ...policyDescription(rule, rule.level),
    validateStack: (args, report) => {
      const { resources } = run.stack(args);
      const found = judgeExceptions(exceptions, { pack, resources, findings: run.findings, today });
      for (const finding of found) if (finding.policy === rule.name) reportFinding(report, rule.description, finding);
    },
  }));

  return [run.reader, ...pack.map(judging), ...aboutExceptions];
}
