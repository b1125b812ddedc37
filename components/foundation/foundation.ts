import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import { ports } from "../../gitlab/ports.ts";
import type { Place } from "../helpers/place.ts";
import { Allowlist } from "./allowlist.ts";
import { Encryption } from "./encryption.ts";
import { Firewall } from "./firewall.ts";
import { InterfaceEndpoints } from "./interfaceEndpoints.ts";
import { Network } from "./network.ts";
import type { EndpointServices } from "./readEndpointServices.ts";
import type { ExistingNetwork } from "./readNetwork.ts";

/** Arguments of {@link Foundation}. */
export interface FoundationArgs {
  readonly architecture: Architecture;
  readonly place: Place;
  /** Names of the zones that our own network spans; empty for an existing network. */
  readonly zoneNames: readonly string[];
  /** AWS' names of the services behind VPC endpoints; empty for an existing network. */
  readonly endpointServices: EndpointServices;
  /** What AWS reported about an existing network; absent if the stack creates its own. */
  readonly existingNetwork: ExistingNetwork | undefined;
}

/** What everything else depends on: keys, network, and who may talk to whom. */
export class Foundation extends pulumi.ComponentResource {
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  readonly network: Network;
  readonly firewall: Firewall;
  /** Zones of the load balancers' subnets in a network of our own; empty for an existing one. */
  readonly zoneNames: readonly pulumi.Output<string>[];
  /** What has to exist before an instance: routes, rules, and the endpoints that may be its only way out. */
  readonly ways: readonly pulumi.Resource[];

  constructor(name: string, args: FoundationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:foundation:Foundation", name, {}, opts);
    const { place, architecture } = args;
    this.keyArns = new Encryption(
      `${name}-keys`,
      { place, protection: architecture.protection },
      { parent: this },
    ).keyArns;
    this.network = this.#network(name, args);
    this.firewall = this.#firewall(name, architecture);
    this.ways = [this.network, this.firewall, ...this.#endpoints(name, args)];
    this.zoneNames =
      architecture.network.kind === "create"
        ? this.network.subnets.frontDoor.map(({ availabilityZone }) => availabilityZone)
        : [];
    this.registerOutputs({});
  }

  #network(
    name: string,
    { architecture, place, zoneNames, existingNetwork, endpointServices }: FoundationArgs,
  ): Network {
    const { stack, network: plan, protection, logRetentionDays } = architecture;
    return new Network(
      `${name}-network`,
      {
        stack,
        plan,
        zoneNames,
        existing: existingNetwork,
        s3ServiceName: endpointServices.s3,
        place,
        protection,
        logKeyArn: this.keyArns.logs,
        logRetentionDays,
      },
      { parent: this },
    );
  }

  #firewall(name: string, architecture: Architecture): Firewall {
    const { stack, allow, protection } = architecture;
    const { natAddresses, vpcId, cidrBlocks: vpcCidrs } = this.network;
    const child = { parent: this };
    const { lists } = new Allowlist(`${name}-allow`, { stack, allow, natAddresses }, child);
    return new Firewall(
      `${name}-firewall`,
      { stack, vpcId, vpcCidrs, rules: ports(architecture), lists, protection },
      child,
    );
  }

  #endpoints(
    name: string,
    { architecture: { network: plan }, endpointServices }: FoundationArgs,
  ): InterfaceEndpoints[] {
    if (plan.kind === "existing" || plan.interfaceEndpoints.length === 0) return [];
    const endpoints = new InterfaceEndpoints(
      `${name}-endpoints`,
      {
        vpcId: this.network.vpcId,
        services: plan.interfaceEndpoints,
        serviceNames: endpointServices,
        subnetIds: this.network.subnets.private.map(({ id }) => id),
        securityGroupId: this.firewall.group("endpoints"),
      },
      { parent: this },
    );
    return [endpoints];
  }
}
