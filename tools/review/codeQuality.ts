import { createHash } from "node:crypto";
import type { DataLoss } from "../approvals/dataLoss.ts";
import type { SourcePlace } from "./componentPlace.ts";
import type { ReviewFinding } from "./reviewFinding.ts";

/** A row of GitLab's Code Quality report (docs.gitlab.com, ci/testing/code_quality, "Code Quality report format", 2026-11). */
export interface QualityRow {
  readonly description: string;
  readonly check_name: string;
  /** Identity of the row: the merge request shows which ones are new. It survives moved lines. */
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** By severity of a policy. */
const severities = { low: "minor", medium: "major", high: "critical", critical: "blocker" } as const;

/** Where something that is about a resource is caused. */
export type PlaceOf = (resource: { readonly urn: string; readonly name: string }) => SourcePlace;

/**
 * The content of codequality.json: each finding, and each loss of data that nothing approves.
 *
 * @param stack name of the stack, which is part of the identity of each row
 * @param findings of the policy pack
 * @param losses with the URN of each resource
 * @param placeOf finds the line that causes something
 */
export function codeQuality(
  stack: string,
  findings: readonly ReviewFinding[],
  losses: readonly (DataLoss & { readonly urn: string })[],
  placeOf: PlaceOf,
): QualityRow[] {
  const rows = [
    ...losses.map(({ resource, urn, action, why }) =>
      row(stack, ["data-loss", resource, action], "blocker", `${resource}: ${why}`, placeOf({ urn, name: resource })),
    ),
    ...findings.map(({ policy, level, kind, severity, resource, urn, message, exceptedUntil }) =>
      row(
        stack,
        [policy, urn, message],
        kind === "unknown" || exceptedUntil !== undefined
          ? "info"
          : level === "advisory"
            ? "minor"
            : severities[severity],
        `${resource} ${message}`,
        placeOf({ urn, name: resource }),
      ),
    ),
  ];
  return [...new Map(rows.map((one) => [one.fingerprint, one])).values()];
}

function row(
  stack: string,
  identity: readonly [check: string, ...string[]],
  severity: QualityRow["severity"],
  description: string,
  { path, line }: SourcePlace,
): QualityRow {
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([stack, ...identity]))
    .digest("hex");
  return {
    description: `${stack}: ${description}`,
    check_name: identity[0],
    fingerprint,
    severity,
    location: { path, lines: { begin: line } },
  };
}
