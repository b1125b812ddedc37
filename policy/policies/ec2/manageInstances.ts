import { launcherTypes } from "../../compute/launcherTypes.ts";
import { coversAction } from "../../documents/coversAction.ts";
import { rightsOfRole } from "../../documents/rightsOfRole.ts";
import { statementsOf } from "../../documents/statement.ts";
import { judgeAny, type Holds } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import type { Verdict } from "../../verdict.ts";

/** What the agent needs to be managed at all (Systems Manager user guide, instance permissions, 2026-08). */
const needed = "ssm:UpdateInstanceInformation";

/** Policies of AWS that allow it. */
const enough = /:iam::aws:policy\/(.*\/)?AmazonSSMManaged(InstanceCore|EC2InstanceDefaultPolicy)$/;

/**
 * Systems Manager manages every instance whose profile this program makes: its role lets the agent report. Where nobody else
 * opens a shell, nobody needs SSH.
 */
export const manageInstances: StackPolicy = {
  judges: "stack",
  check: (stack) => stack.ofType(...launcherTypes).flatMap((one) => judgeProfile(stack, one)),
};

function judgeProfile(stack: PolicyStack, resource: PolicyResource): readonly Verdict[] {
  const path = "iamInstanceProfile";
  const roles = stack
    .namedBy(resource, path)
    .flatMap((profile) => (profile.type === "aws:iam/role:Role" ? [profile] : stack.namedBy(profile, "role")));
  if (roles.length === 0) return [];
  const says = "must have a role that lets Systems Manager manage the instance";
  return judgeAny(
    resource,
    roles.map((role) => isManaged(stack, role)),
    says,
    path,
  );
}

function isManaged(stack: PolicyStack, role: PolicyResource): Holds {
  const { documents, managed } = rightsOfRole(stack, role);
  const allowed = documents.flatMap(statementsOf).filter(({ effect }) => effect.value !== "Deny");
  const actions = allowed.flatMap((statement) => statement.actions);
  const readings = [...managed, ...actions];
  if (readings.some(({ value }) => enough.test(String(value)) || coversAction(String(value), needed))) return true;
  return readings.some(({ isUnknown }) => isUnknown) ? undefined : false;
}
