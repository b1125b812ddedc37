import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { listCapacity } from "../../config/allowlistRoom.ts";
import type { Settings } from "../../config/settings.ts";
import type { PartyName } from "../../gitlab/parties.ts";

/** Arguments of {@link Allowlist}. */
export interface AllowlistArgs {
  readonly stack: string;
  readonly allow: Settings["allow"];
  /** Public addresses of the NAT gateways, which the web door admits as well. */
  readonly natAddresses: readonly pulumi.Output<string>[];
}

/** A prefix list, and the door that it is for. */
export interface PrefixList {
  readonly party: PartyName;
  readonly family: "ipv4" | "ipv6";
  readonly id: pulumi.Output<string>;
}

const clients = { web: "webClients", ssh: "sshClients", bastion: "bastionClients" } as const satisfies Record<
  keyof Settings["allow"],
  PartyName
>;

const families = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/**
 * Who may connect, as prefix lists: adding an address changes no rule. Each list is created with room to grow; the settings
 * have checked that it fits the quota of rules.
 */
export class Allowlist extends pulumi.ComponentResource {
  /** One per door and family that has entries. */
  readonly lists: readonly PrefixList[];

  constructor(name: string, args: AllowlistArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:Allowlist", name, {}, opts);
    const make = (
      door: string,
      family: keyof typeof families,
      entries: { cidr: pulumi.Input<string>; description: string }[],
    ) =>
      new aws.ec2.ManagedPrefixList(
        `${name}-${door}-${family}`,
        {
          name: `gitlab-${args.stack}-${door}-${family}`,
          addressFamily: families[family],
          maxEntries: listCapacity(entries.length),
          entries,
        },
        { parent: this },
      ).id;
    const ofDoors = (Object.keys(clients) as (keyof typeof clients)[]).flatMap((door) =>
      (["ipv4", "ipv6"] as const).flatMap((family) => {
        const cidrs = args.allow[door].filter((cidr) => cidr.includes(":") === (family === "ipv6"));
        const entries = cidrs.map((cidr) => ({ cidr, description: `allow.${door}` }));
        return cidrs.length > 0 ? [{ party: clients[door], family, id: make(door, family, entries) }] : [];
      }),
    );
    const nat = args.natAddresses.map((address) => ({
      cidr: pulumi.interpolate`${address}/32`,
      description: "NAT gateway",
    }));
    this.lists = [
      ...ofDoors,
      ...(nat.length > 0 ? [{ party: "natGateways", family: "ipv4", id: make("nat", "ipv4", nat) } as const] : []),
    ];
    this.registerOutputs({});
  }
}
