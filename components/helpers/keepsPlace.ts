import type * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";

/**
 * The resources that everything else depends on, and the inputs that an edit of the stack file must not change. Each such
 * change would replace the resource, and the run would fail half-way, because dependent resources cannot move. Once the
 * resource exists, changes of these inputs are ignored, and {@link refuseEdit} reports the edit, even if protection is
 * lifted. A comparison predicts that a run which changes one of them will fail. The one exception are zones that nobody
 * pinned: AWS may list others tomorrow.
 */
export const foundation = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["availabilityZone", "cidrBlock"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
  // Only a new load balancer gets zones: the provider replaces an existing one that would have as many or fewer
  // (terraform-provider-aws, lb.subnets).
  "aws:lb/loadBalancer:LoadBalancer": ["subnets"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Options of a resource of the foundation.
 *
 * @param type its type
 * @param opts further options
 * @returns options that make the resource ignore changed inputs of {@link foundation}
 */
export function keepsPlace(
  type: keyof typeof foundation,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...opts, ignoreChanges: [...(opts.ignoreChanges ?? []), ...foundation[type]] };
}

/**
 * The same for the children of a remote component: only transforms reach them.
 *
 * @param protection on: Pulumi also refuses to delete the VPC; the subnets of a zone may go
 */
export function keepsPlaces(protection: ProtectionSettings): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    if (!(type in foundation)) return undefined;
    const kept = keepsPlace(type as keyof typeof foundation, opts);
    return { props, opts: type === "aws:ec2/vpc:Vpc" ? { ...kept, protect: protection.kind === "on" } : kept };
  };
}
