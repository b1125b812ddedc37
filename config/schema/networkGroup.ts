import { absentEntry, group } from "./entry.ts";
import { choice, integer, text, texts } from "./valueTypes.ts";

/** How private subnets reach the internet: not at all, by one NAT gateway, or by one in each zone. */
export const natChoices = ["none", "single", "perZone"] as const;

/** Default of a network that the stack creates; how many zones and NAT gateways it has depends on the size's form. */
export const networkDefaults = { cidr: "10.0.0.0/16" } as const;

/**
 * A network to create, or an existing one. Which of the two depends on the keys that are absent, so no key has a default.
 */
export const networkGroup = group("The network: a new one, or an existing VPC.", {
  cidr: absentEntry(text, {
    default: networkDefaults.cidr,
    description: "Block of the network, /16 to /24, from a private range.",
    effect: "Refused: it is permanent.",
  }),
  zones: absentEntry(integer, {
    otherwise: "as many as zoneNames; else 3 with high availability or a Gitaly Cluster, and 2 without",
    unit: "zones",
    description: "Availability zones of the nodes, 2 or 3.",
    effect:
      "Subnets come and go. The load balancers keep the zones that they were created with, and members of a cluster those of their volumes.",
  }),
  zoneNames: absentEntry(texts, {
    otherwise: "the region's first ones by name",
    description: "Two or three availability zones for the load balancer; nodes live in the first ones.",
    effect: "It pins the zones: copy the output zoneNames, and add others at the end. Different names are refused.",
  }),
  nat: absentEntry(choice(natChoices), {
    otherwise: "perZone with high availability, single without",
    description:
      "NAT gateways: single, perZone or none; none needs amiId, internalLoadBalancer and interface endpoints.",
    effect: "Gateways come and go, and with them the public addresses of the nodes' connections.",
  }),
  interfaceEndpoints: absentEntry(texts, {
    otherwise: "none",
    description: "AWS services that nodes reach inside the network, such as ssm and secretsmanager.",
    effect: "Endpoints come and go.",
  }),
  vpcId: absentEntry(text, {
    otherwise: "a new network",
    description: "Existing VPC to use. It needs the lists of subnets, and excludes the keys above.",
    effect: "Refused: it is permanent.",
  }),
  publicSubnetIds: absentEntry(texts, {
    otherwise: "none",
    description: "Its public subnets, one per zone, two at least, for the load balancer.",
    effect: "The load balancer gets additional ones in place; removing one is refused.",
  }),
  privateSubnetIds: absentEntry(texts, {
    otherwise: "none",
    description: "Its private subnets, one per zone, two at least, for the nodes.",
    effect: "Applies to new nodes only; a node stays where its volume is.",
  }),
  dataSubnetIds: absentEntry(texts, {
    otherwise: "none",
    description:
      "Its subnets for database and cache, two at least in different zones, required above 1,000 users; they may be the private ones.",
    effect: "Changed in place; a subnet in use is refused.",
  }),
  natAddresses: absentEntry(texts, {
    otherwise: "none",
    description: "Public IPv4 addresses from which its private subnets reach the internet.",
    effect: "A prefix list changes in place.",
  }),
});
