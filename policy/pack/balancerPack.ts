import type { PackedPolicy } from "../packedPolicy.ts";
import { balanceAcrossZones } from "../policies/elb/balanceAcrossZones.ts";
import { checkTargets } from "../policies/elb/checkTargets.ts";
import { guardBalancers } from "../policies/elb/guardBalancers.ts";
import { keepBalancers } from "../policies/elb/keepBalancers.ts";
import { logAccess } from "../policies/elb/logAccess.ts";
import { redirectHttp } from "../policies/elb/redirectHttp.ts";
import { spreadBalancers } from "../policies/elb/spreadBalancers.ts";
import { useRecommendedTls } from "../policies/elb/useRecommendedTls.ts";

/** Policies about load balancers. */
export const balancerPack: readonly PackedPolicy[] = [
  {
    name: "elb-spread-balancers",
    policy: spreadBalancers,
    level: "mandatory",
    severity: "medium",
    description: "A load balancer is in several zones.",
    todo: "Give it a subnet in each of two zones or more.",
    frameworks: ["FSBP ELB.13"],
  },
  {
    name: "elb-use-recommended-tls",
    policy: useRecommendedTls,
    level: "mandatory",
    severity: "medium",
    description: "A listener that ends TLS does so by a policy that AWS recommends.",
    todo: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06.",
    frameworks: ["FSBP ELB.17"],
  },
  {
    name: "elb-redirect-http",
    policy: redirectHttp,
    level: "mandatory",
    severity: "medium",
    description: "An Application Load Balancer answers HTTP with the way to HTTPS only.",
    todo: "Make the listener's first default action a redirect to HTTPS.",
    frameworks: ["FSBP ELB.1", "FSBP ELB.18"],
  },
  {
    name: "elb-log-access",
    policy: logAccess,
    level: "mandatory",
    severity: "medium",
    description: "A load balancer that can log who connects does.",
    todo: "Set accessLogs, with a bucket that the load balancer may write to.",
    frameworks: ["FSBP ELB.5"],
  },
  {
    name: "elb-keep-balancers",
    policy: keepBalancers,
    level: "mandatory",
    severity: "medium",
    description: "A load balancer that people reach is protected from deletion.",
    todo: "Set enableDeletionProtection to true.",
    frameworks: ["FSBP ELB.6"],
  },
  {
    name: "elb-guard-balancers",
    policy: guardBalancers,
    level: "mandatory",
    severity: "high",
    description: "A load balancer has a security group from the beginning.",
    todo: "Set securityGroups; a Network Load Balancer without any has to be replaced.",
    frameworks: ["AWS ELB user guide, Update the security groups for your Network Load Balancer"],
  },
  {
    name: "elb-check-targets",
    policy: checkTargets,
    level: "mandatory",
    severity: "low",
    description: "A target group says how it finds out that a target works.",
    todo: "Set healthCheck.",
    frameworks: ["AWS ELB user guide, Health checks for target groups"],
  },
  {
    name: "elb-balance-across-zones",
    policy: balanceAcrossZones,
    level: "advisory",
    severity: "low",
    description: "A load balancer leads from each of its zones to the targets in all of them.",
    todo: "Set enableCrossZoneLoadBalancing to true.",
    frameworks: ["AWS ELB user guide, Cross-zone load balancing"],
  },
];
