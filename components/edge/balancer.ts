import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { frontDoorLogPrefix } from "../data/accessLogPolicy.ts";
import { keepsPlace } from "../helpers/keepsPlace.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";

/** Arguments of {@link balancer}. */
export interface BalancerArgs {
  readonly stack: string;
  /** What its visible name says after that of the stack. */
  readonly title: string;
  /** It stays in the ones that it was created with. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** The stack file key that names its zones, and what a person does who has removed one. */
  readonly zones: { readonly key: string; readonly fix: string };
  /** At least one from creation: a load balancer created without any can never get one. Changed in place. */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  /** Whether it is reachable only from inside the VPC. */
  readonly internal: boolean;
  /** Whether it also has IPv6 addresses. */
  readonly dualstack: boolean;
  /** Whether it is protected against deletion. */
  readonly protected: boolean;
  /** Where TLS connections are logged. Absent: nowhere, because a Network Load Balancer logs TLS listeners only. */
  readonly accessLogs?: {
    readonly bucket: pulumi.Input<string>;
    /** Complete once the load balancer may write there. */
    readonly ready: pulumi.Resource;
  };
}

/**
 * A Network Load Balancer with its security groups from creation. It refuses to leave a subnet.
 *
 * @param name logical name
 * @param args where it is, and who reaches it
 * @param parent the component that opens its doors
 */
export function balancer(name: string, args: BalancerArgs, parent: pulumi.Resource): aws.lb.LoadBalancer {
  const { accessLogs } = args;
  const made = new aws.lb.LoadBalancer(
    name,
    {
      loadBalancerType: "network",
      internal: args.internal,
      ipAddressType: args.dualstack ? "dualstack" : "ipv4",
      subnets: [...args.subnetIds],
      securityGroups: [...args.securityGroupIds],
      enableCrossZoneLoadBalancing: true, // a node is in one zone, the addresses are in several
      enableDeletionProtection: args.protected,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
      ...(accessLogs ? { accessLogs: { bucket: accessLogs.bucket, prefix: frontDoorLogPrefix, enabled: true } } : {}),
      tags: { Name: `gitlab-${args.stack} ${args.title}` },
    },
    keepsPlace("aws:lb/loadBalancer:LoadBalancer", {
      parent,
      ...(accessLogs ? { dependsOn: accessLogs.ready } : {}),
      protect: args.protected,
    }),
  );
  refuseFewerZones(args, made);
  return made;
}

/** Refuses to remove a subnet that the load balancer is in. */
function refuseFewerZones({ stack, subnetIds, zones }: BalancerArgs, made: aws.lb.LoadBalancer): void {
  refuseEdit(stack, { was: made.subnets, said: [...subnetIds] }, ({ was, said }) => {
    const kept = was.filter((subnet) => said.includes(subnet));
    if (kept.length === was.length) return [];
    return [
      {
        key: zones.key,
        value: `${kept.length} of the load balancer's ${was.length} subnets`,
        allowed: "all that it was created with",
        fix: zones.fix,
      },
    ];
  });
}
