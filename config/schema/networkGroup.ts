import { absentEntry, group } from "./entry.ts";
import { choice, integer, text, texts } from "./valueTypes.ts";

/** How private subnets reach the internet: not at all, by one NAT gateway, or by one in each zone. */
export const natChoices = ["none", "single", "perZone"] as const;

/** Defaults of a network that the stack creates. */
export const networkDefaults = { cidr: "10.0.0.0/16", zones: 2, nat: "single" } as const;

/**
 * A network to create, or an existing one. Which of the two depends on the keys that are absent, so no key has a default.
 */
export const networkGroup = group("The network: one that is made, or an existing VPC.", {
  cidr: absentEntry(text, {
    default: networkDefaults.cidr,
    description: "Block of the network, /16 to /24, of a private range.",
    effect: "It is for ever: another one is refused.",
  }),
  zones: absentEntry(integer, {
    otherwise: `as many as zoneNames, or ${String(networkDefaults.zones)}`,
    unit: "zones",
    description: "Availability zones of the nodes, 2 or 3.",
    effect: "Subnets come and go. The load balancer keeps the zones that it was made with.",
  }),
  zoneNames: absentEntry(texts, {
    otherwise: "the region's first ones by name",
    description: "Two or three availability zones for the load balancer; nodes live in the first ones.",
    effect: "It pins the zones: copy the output zoneNames, add at the end. Other names are refused.",
  }),
  nat: absentEntry(choice(natChoices), {
    default: networkDefaults.nat,
    description:
      "NAT gateways: single, perZone or none; none needs amiId, internalLoadBalancer and interface endpoints.",
    effect: "Gateways come and go, and with them the addresses under which nodes appear outside.",
  }),
  interfaceEndpoints: absentEntry(texts, {
    otherwise: "none",
    description: "Services of AWS that nodes reach inside the network, such as ssm and secretsmanager.",
    effect: "Endpoints come and go.",
  }),
  vpcId: absentEntry(text, {
    otherwise: "a network is made",
    description: "Existing VPC to use; the two lists of subnets go with it, and none of the keys above.",
    effect: "It is for ever: another one is refused.",
  }),
  publicSubnetIds: absentEntry(texts, {
    otherwise: "none",
    description: "Its public subnets, one per zone, two at least: for the load balancer.",
    effect: "The load balancer takes further ones in place; one less is refused.",
  }),
  privateSubnetIds: absentEntry(texts, {
    otherwise: "none",
    description: "Its private subnets, one per zone, two at least: for the nodes.",
    effect: "For new nodes only; a node stays where its volume is.",
  }),
  natAddresses: absentEntry(texts, {
    otherwise: "none",
    description: "Public IPv4 addresses under which its private subnets reach the internet.",
    effect: "A prefix list changes in place.",
  }),
});
