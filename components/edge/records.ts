import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A load balancer, as alias records name it. */
export interface AliasTarget {
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
}

/** Arguments of {@link Records}. */
export interface RecordsArgs {
  readonly zoneId: pulumi.Input<string>;
  /** Host names that lead to the target, wildcards included. */
  readonly names: readonly string[];
  readonly target: AliasTarget;
  readonly dualstack: boolean;
}

/** Alias records, IPv4 and, for a dualstack target, IPv6. */
export class Records extends pulumi.ComponentResource {
  constructor(name: string, args: RecordsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:Records", name, {}, opts);
    const { target } = args;
    for (const host of args.names) {
      for (const type of args.dualstack ? ["A", "AAAA"] : ["A"]) {
        new aws.route53.Record(
          `${name}-${host}-${type}`,
          {
            zoneId: args.zoneId,
            name: host,
            type,
            // There is only one target: if it is unhealthy, there is no better answer.
            aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: false }],
          },
          { parent: this },
        );
      }
    }
    this.registerOutputs({});
  }
}

/** A record that a person has to create. */
export interface DnsRecord {
  readonly name: string;
  readonly type: "CNAME";
  readonly value: string;
}

/**
 * The records that a person has to create if the zone is kept elsewhere.
 *
 * @param names host names
 * @param dnsName of the load balancer
 */
export function recordsToCreate(names: readonly string[], dnsName: string): DnsRecord[] {
  return names.map((name) => ({ name, type: "CNAME", value: dnsName }));
}
