import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { httpsPort } from "../gitlab/ports.ts";
import type { Place } from "./place.ts";

/** Arguments of {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  /** Who may use them: everybody in the network. */
  readonly vpcCidr: string;
  /** Such as `ssm`; each costs by the hour and zone. */
  readonly services: readonly string[];
  readonly subnetIds: pulumi.Input<string[]>;
  readonly place: Place;
}

/** Ways to AWS services that do not leave the network. */
export class InterfaceEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:InterfaceEndpoints", name, {}, opts);
    const child = { parent: this };
    const group = new aws.ec2.SecurityGroup(
      name,
      {
        vpcId: args.vpcId,
        description: "GitLab: interface endpoints",
        tags: { Name: `gitlab-${args.stack} endpoints` },
      },
      child,
    );
    new aws.vpc.SecurityGroupIngressRule(
      name,
      {
        securityGroupId: group.id,
        cidrIpv4: args.vpcCidr,
        ipProtocol: "tcp",
        fromPort: httpsPort,
        toPort: httpsPort,
        description: "AWS APIs from inside the VPC",
      },
      child,
    );
    for (const service of args.services) {
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: args.vpcId,
          serviceName: `com.amazonaws.${args.place.region}.${service}`,
          vpcEndpointType: "Interface",
          subnetIds: args.subnetIds,
          securityGroupIds: [group.id],
          privateDnsEnabled: true,
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
