import assert from "node:assert/strict";
import { runSimulation } from "@cloud-copilot/iam-simulate";

/** A call of AWS, and the policies that decide it. */
export interface SimulatedCall {
  /** ARN of who asks. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Account of the resource. */
  readonly accountId: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly identityPolicies?: readonly unknown[];
  /** Policy of the resource, or the trust of a role. */
  readonly resourcePolicy?: unknown;
  readonly boundary?: unknown;
}

/**
 * What IAM decides about a call, as a library sees it.
 *
 * @returns `Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`
 * @throws if the library does not know the action, or ignores what the call says
 */
export async function simulated(call: SimulatedCall): Promise<string> {
  const {
    principal,
    action,
    resource,
    accountId,
    context = {},
    identityPolicies = [],
    resourcePolicy,
    boundary,
  } = call;
  const response = await runSimulation(
    {
      request: { principal, action, resource: { resource, accountId }, contextVariables: { ...context } },
      identityPolicies: identityPolicies.map((policy, position) => ({ name: `policy-${position}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
      ...(boundary === undefined ? {} : { permissionBoundaryPolicies: [{ name: "boundary", policy: boundary }] }),
    },
    {},
  );
  assert.ok(response.resultType === "single", JSON.stringify(response));
  assert.deepEqual(response.result.ignoredContextKeys, [], action);
  return response.overallResult;
}
