import { parentOf } from "../rules/checkNames.ts";
import type { Said } from "../stackSchema.ts";

/** Who provides the domain's DNS records and certificate. */
export type DnsSettings =
  | {
      readonly kind: "route53";
      /** Name of an existing public zone, such as `example.com`. */
      readonly zoneName: string;
    }
  | {
      readonly kind: "own";
      /** ACM certificate, in the stack's region. */
      readonly certificateArn: string;
    };

/**
 * Decides who provides DNS: a given certificate means that DNS is kept elsewhere.
 *
 * @param said the domain, and the zone or certificate if one is set
 */
export function dnsSettings(said: Pick<Said, "domain" | "hostedZone" | "certificateArn">): DnsSettings {
  const { domain, hostedZone, certificateArn } = said;
  if (certificateArn !== "") return { kind: "own", certificateArn };
  return { kind: "route53", zoneName: hostedZone || parentOf(domain) };
}
