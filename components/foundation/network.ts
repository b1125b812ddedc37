import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan } from "../../config/decisions/networkPlan.ts";
import type { SubnetPlan } from "../../config/decisions/subnets.ts";
import { nodeDomain } from "../../config/nodeDomain.ts";
import type { Problem } from "../../config/problem.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { adoptedNetwork } from "./adoptedNetwork.ts";
import { FlowLogs } from "./flowLogs.ts";
import { keepsPlaces } from "../helpers/keepsPlace.ts";
import { FrontDoorSubnets } from "./frontDoorSubnets.ts";
import type { Place } from "../helpers/place.ts";
import type { ExistingNetwork } from "./readNetwork.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";
import type { Subnet, UsableNetwork } from "./usableNetwork.ts";

/** Arguments of {@link Network}. */
export interface NetworkArgs {
  /** Name of the stack, part of the private zone and of visible names. */
  readonly stack: string;
  readonly plan: NetworkPlan;
  /** Availability zones of a network of our own, as many as it has front-door subnets; empty for an existing one. */
  readonly zoneNames: readonly string[];
  /** Whether the VPC is protected against deletion. */
  readonly protection: ProtectionSettings;
  /** AWS' name of the service behind the endpoint for S3; absent for an existing network. */
  readonly s3ServiceName: string | undefined;
  /** What AWS reported about an existing network; absent for our own. */
  readonly existing: ExistingNetwork | undefined;
  readonly place: Place;
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

type CreatePlan = Extract<NetworkPlan, { kind: "create" }>;

/**
 * awsx takes the IPv6 blocks of its subnets from the front of the VPC's block and turns on address assignment. Instances
 * would get addresses that lead nowhere, because their subnets have no IPv6 route.
 */
const ipv4Only = { assignIpv6AddressOnCreation: false };

/**
 * awsx lets public subnets give an address to whatever starts in them. Only NAT gateways and load balancers are there, which
 * bring their own.
 */
const withoutPublicAddresses: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type === "aws:ec2/subnet:Subnet" ? { props: { ...props, mapPublicIpOnLaunch: false }, opts } : undefined;

/** Our own network by `awsx.ec2.Vpc`, or an existing one; in both cases with the private zone for the nodes' names. */
export class Network extends pulumi.ComponentResource implements UsableNetwork {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 blocks, the first one first. */
  readonly cidrBlocks: readonly string[];
  readonly subnets: UsableNetwork["subnets"];
  /** Public addresses of the NAT gateways. */
  readonly natAddresses: readonly pulumi.Output<string>[];
  /** Private Route 53 zone of the nodes. */
  readonly zoneId: pulumi.Output<string>;
  /** Its name, known in advance. */
  readonly zoneName: string;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:Network", name, {}, opts);
    const made =
      args.plan.kind === "create" ? this.#create(name, args, args.plan) : adoptedNetwork(args.plan, args.existing);
    this.vpcId = made.vpcId;
    this.cidrBlocks = made.cidrBlocks;
    this.subnets = made.subnets;
    this.natAddresses = made.natAddresses;

    this.zoneName = nodeDomain(args.stack);
    const zone = new aws.route53.Zone(
      `${name}-nodes`,
      { name: this.zoneName, comment: "Names of GitLab's nodes", vpcs: [{ vpcId: this.vpcId }] },
      { parent: this },
    );
    this.zoneId = zone.zoneId;
    this.registerOutputs({ vpcId: this.vpcId });
  }

  /**
   * The private subnet of a zone.
   *
   * @param zone index, from 0
   * @throws Error if the network has no such zone
   */
  subnetIn(zone: number): Subnet {
    const subnet = this.subnets.private[zone];
    if (!subnet) throw new Error(`The network has no zone ${String(zone)}.`);
    return subnet;
  }

  #create(name: string, args: NetworkArgs, plan: CreatePlan): UsableNetwork {
    const child = { parent: this };
    const cidrs = (tier: SubnetPlan["tier"]) =>
      plan.subnets.filter((subnet) => subnet.tier === tier).map(({ cidr }) => cidr);
    const addresses = natAddresses(name, plan, child);
    const vpc = new awsx.ec2.Vpc(
      name,
      {
        cidrBlock: plan.cidr,
        availabilityZoneNames: args.zoneNames.slice(0, plan.zones),
        subnetStrategy: "Auto",
        subnetSpecs: [
          { type: "Public", cidrBlocks: cidrs("public"), ...ipv4Only },
          { type: "Private", cidrBlocks: cidrs("private"), ...ipv4Only },
          { type: "Isolated", cidrBlocks: cidrs("isolated"), ...ipv4Only },
        ],
        natGateways: {
          strategy: ({ none: "None", single: "Single", perZone: "OnePerAz" } as const)[plan.nat],
          ...(addresses.length > 0 ? { elasticIpAllocationIds: addresses.map((address) => address.allocationId) } : {}),
        },
        assignGeneratedIpv6CidrBlock: true, // costs nothing, and could not be removed again
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: { Name: `gitlab-${args.stack}` },
      },
      { ...child, transforms: [keepsPlaces(args.protection), withoutPublicAddresses] },
    );
    const { vpcId } = vpc;
    new aws.ec2.DefaultSecurityGroup(`${name}-default`, { vpcId, ingress: [], egress: [] }, child);
    new FlowLogs(`${name}-flow-logs`, { ...args, vpcId }, child);
    new aws.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId,
        serviceName: args.s3ServiceName,
        vpcEndpointType: "Gateway",
        routeTableIds: vpc.routeTables.apply((tables) => tables.map((table) => table.id)),
      },
      child,
    );
    const door = new FrontDoorSubnets(
      `${name}-front-door`,
      { stack: args.stack, vpc, cidrs: cidrs("frontDoor"), zoneNames: args.zoneNames },
      child,
    );
    const zones = door.subnets.map(({ availabilityZone }) => availabilityZone);
    this.#refuseEdits(args, plan, vpc, zones);
    return {
      vpcId,
      cidrBlocks: [plan.cidr],
      subnets: {
        private: made(vpc.privateSubnetIds, cidrs("private"), zones),
        frontDoor: door.subnets,
        isolated: made(vpc.isolatedSubnetIds, cidrs("isolated"), zones),
      },
      natAddresses: addresses.map((address) => address.publicIp),
    };
  }

  /** Refuses to change what is fixed once a network exists: its block and its zones. */
  #refuseEdits(
    { stack }: NetworkArgs,
    plan: CreatePlan,
    vpc: awsx.ec2.Vpc,
    zones: readonly pulumi.Output<string>[],
  ): void {
    const { cidr, zoneNames } = plan;
    refuseEdit(
      stack,
      vpc.vpc.apply((made) => made.cidrBlock),
      (is) =>
        is === cidr
          ? []
          : [
              {
                key: "network.cidr",
                value: cidr,
                allowed: `${is}, which the network was created with`,
                fix: "Change it back. Another block is another network: create a new stack and restore a backup there.",
              },
            ],
    );
    refuseEdit(stack, pulumi.all([...zones]), (are) => zoneProblems(zoneNames, are));
  }
}

/** Subnets of awsx, by index and not with apply: a list with one new subnet in it is unknown as a whole. */
function made(
  ids: pulumi.Output<string[]>,
  cidrs: readonly string[],
  zones: readonly pulumi.Output<string>[],
): Subnet[] {
  return cidrs.flatMap((cidr, position) => {
    const availabilityZone = zones[position];
    const id = pulumi.output(ids[position]).apply((one) => one ?? "");
    return availabilityZone ? [{ id, availabilityZone, cidrBlock: pulumi.output(cidr) }] : [];
  });
}

/**
 * Reports subnets that are in other zones than the pinned ones, or two in one zone. The latter happens if AWS added a zone
 * while none was pinned.
 */
function zoneProblems(pinned: readonly string[] | undefined, are: readonly string[]): Problem[] {
  const twice = are.some((zone, position) => are.indexOf(zone) !== position);
  if (!pinned && !twice) return [];
  if (pinned?.every((zone, position) => zone === are[position])) return [];
  const made = are.filter((zone, position) => are.indexOf(zone) === position);
  return [
    {
      key: "network.zoneNames",
      value: pinned,
      allowed: `first ${made.join(", ")}, which its subnets were created in`,
      fix: "Subnets cannot move: write these names in this order, and others after them.",
    },
  ];
}

/** Our own addresses, so that the front door can admit them and they outlive their gateways. */
function natAddresses(name: string, plan: CreatePlan, opts: pulumi.CustomResourceOptions): aws.ec2.Eip[] {
  const count = { none: 0, single: 1, perZone: plan.zones }[plan.nat];
  return Array.from(
    { length: count },
    (_, zone) => new aws.ec2.Eip(`${name}-nat-${String(zone + 1)}`, { domain: "vpc" }, opts),
  );
}
