import type * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";

/**
 * What everything else stands on, and the inputs that an edit of the stack file must not change: each would replace the
 * resource, which fails half-way, because what stands on it cannot follow. They are ignored once the resource exists, and
 * {@link refuseEdit} says so, also where protection is lifted. A comparison takes a change of one of them for a run that
 * will fail; the one exception are zones that nobody pinned, which AWS may name otherwise tomorrow.
 */
export const foundation = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["availabilityZone", "cidrBlock"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
  // Zones come only to a new one: the provider replaces what has as many or fewer (terraform-provider-aws, lb.subnets).
  "aws:lb/loadBalancer:LoadBalancer": ["subnets"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Options of a resource that everything stands on.
 *
 * @param type its type
 * @param opts further options
 * @returns the options, with which a changed input of {@link foundation} changes nothing
 */
export function keepsPlace(
  type: keyof typeof foundation,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...opts, ignoreChanges: [...(opts.ignoreChanges ?? []), ...foundation[type]] };
}

/**
 * The same for what a remote component makes: only transforms reach it.
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
