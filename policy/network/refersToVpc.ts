import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";

/**
 * Whether a resource names a VPC by its input `vpcId`. The id may be an output of the component that has the VPC, as that of
 * `awsx.ec2.Vpc`, and then the input refers to the component.
 *
 * @param stack what a program registered
 * @param resource such as a flow log
 * @param vpc the VPC
 */
export function refersToVpc(stack: PolicyStack, resource: PolicyResource, vpc: PolicyResource): boolean {
  const named = resource.propertyDependencies.vpcId ?? [];
  return named.includes(vpc.urn) || stack.ancestors(vpc).some(({ urn }) => named.includes(urn));
}
