import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EndpointServices } from "./readEndpointServices.ts";

/** Arguments of {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  /** Such as `ssm`; each is billed per hour and zone. */
  readonly services: readonly string[];
  /** AWS' names of the services. */
  readonly serviceNames: EndpointServices;
  /** One per zone, where the nodes are. */
  readonly subnetIds: readonly pulumi.Input<string>[];
}

/** Endpoints that reach AWS services without leaving the network. */
export class InterfaceEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:InterfaceEndpoints", name, {}, opts);
    const child = { parent: this };
    for (const service of args.services) {
      const serviceName = args.serviceNames[service];
      if (serviceName === undefined)
        throw new Error(`Nobody asked AWS for the name of the endpoint service ${service}.`);
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: args.vpcId,
          serviceName,
          vpcEndpointType: "Interface",
          subnetIds: [...args.subnetIds],
          securityGroupIds: [args.securityGroupId],
          privateDnsEnabled: true,
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
