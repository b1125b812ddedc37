import assert from "node:assert/strict";
import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { RightsDocument } from "../../../accounts/rights/rightsDocument.ts";
import { keysOfAction, listedAction } from "./awsList.ts";
import { prod } from "./rightsOfProd.ts";

/** A call of AWS. */
export interface JudgedCall {
  readonly action: string;
  /** ARN, or `*` for an action that knows no resources. */
  readonly resource: string;
  /** Values of condition keys. As in AWS, those that the action does not know are not there. */
  readonly context?: Readonly<Record<string, string | string[]>>;
  readonly region?: string;
}

/**
 * What IAM decides, as a library sees it.
 *
 * @param rights policies of the caller
 * @param call what it asks for
 * @param boundary limit of the caller; absent: none
 * @returns `Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`
 */
export async function judged(
  rights: readonly Pick<RightsDocument, "name" | "document">[],
  { action, resource, context = {}, region = prod.region }: JudgedCall,
  boundary?: RightsDocument,
): Promise<string> {
  const simulation = {
    request: {
      principal: "arn:aws:sts::123456789012:assumed-role/prod-role/session",
      action,
      resource: { resource, accountId: prod.accountId },
      contextVariables: { "aws:RequestedRegion": region, ...context },
    },
    identityPolicies: rights.map(({ name, document }) => ({ name, policy: document })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(boundary ? { permissionBoundaryPolicies: [{ name: boundary.name, policy: boundary.document }] } : {}),
    // Keys let IAM decide, in accounts/ and in the main program.
    ...(action.startsWith("kms:") ? { resourcePolicy: letIamDecide } : {}),
  };
  const response = await runSimulation(simulation, {});
  if (response.resultType !== "error") return response.overallResult;
  // The ARN of a backup plan, for example, fits several types of AWS' list. The library then wants to be told the keys.
  // That of a public parameter fits none.
  assert.match(response.errors.message, /^(multiple|no)\.resource\.types$/, `${action} on ${resource}`);
  const listed = await listedAction(action);
  const known = listed ? await keysOfAction(action, listed) : new Set();
  const { contextVariables: all } = simulation.request;
  const contextVariables = Object.fromEntries(
    Object.entries(all).filter(([key]) => known.has(key) || key === "aws:RequestedRegion"),
  );
  return runUnsafeSimulation({ ...simulation, request: { ...simulation.request, contextVariables } }, {});
}

const letIamDecide = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${prod.accountId}:root` }, Action: "kms:*", Resource: "*" },
  ],
};
