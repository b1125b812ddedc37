import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";

/** Arguments of {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  /** Such as `ssm`; each costs by the hour and zone. */
  readonly services: readonly string[];
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly place: Place;
}

/** Ways to AWS services that do not leave the network. */
export class InterfaceEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:InterfaceEndpoints", name, {}, opts);
    const child = { parent: this };
    for (const service of args.services) {
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: args.vpcId,
          serviceName: `com.amazonaws.${args.place.region}.${service}`,
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
