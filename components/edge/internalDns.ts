import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Records, type AliasTarget } from "./records.ts";

/** Arguments of {@link InternalDns}. */
export interface InternalDnsArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Host names without wildcards: each gets its own zone, which also has the wildcards below it. */
  readonly names: readonly string[];
  /** The internal load balancer. */
  readonly target: AliasTarget;
}

/**
 * The host names inside the VPC. Each has a private zone with exactly its name: a zone of the parent domain would hide all
 * other names of that domain.
 */
export class InternalDns extends pulumi.ComponentResource {
  constructor(name: string, args: InternalDnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:InternalDns", name, {}, opts);
    const bases = [...new Set(args.names.map((one) => one.replace("*.", "")))];
    for (const base of bases) {
      const zone = new aws.route53.Zone(
        `${name}-${base}`,
        { name: base, comment: "GitLab inside its VPC", vpcs: [{ vpcId: args.vpcId }] },
        { parent: this },
      );
      const names = args.names.filter((one) => one.replace("*.", "") === base);
      new Records(
        `${name}-${base}`,
        { zoneId: zone.zoneId, names, target: args.target, dualstack: false },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
