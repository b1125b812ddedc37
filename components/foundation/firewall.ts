import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { portLabel } from "../../gitlab/portLabel.ts";
import { parties, type PartyName } from "../../gitlab/parties.ts";
import type { PortRule } from "../../gitlab/ports.ts";
import { roles, type RoleName } from "../../gitlab/roles.ts";
import type { PrefixList } from "./allowlist.ts";
import { dashed } from "../helpers/dashed.ts";
import { keepsPlace } from "../helpers/keepsPlace.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";

/** Arguments of {@link Firewall}. */
export interface FirewallArgs {
  readonly stack: string;
  readonly vpcId: pulumi.Input<string>;
  /** The network's own IPv4 blocks, the first one first. */
  readonly vpcCidrs: readonly string[];
  /** The table of ports. */
  readonly rules: readonly PortRule[];
  readonly lists: readonly PrefixList[];
  /** Whether the groups of nodes are protected against deletion. */
  readonly protection: ProtectionSettings;
}

/** Whether it is the group of nodes that hold data. */
function isGuarded(party: PartyName): boolean {
  return party in roles && roles[party as RoleName].holdsData;
}

/** The other side of a rule; exactly one of these is set. */
interface Party {
  /** Suffix of the rule's name, if several stand for one peer. */
  readonly suffix: string;
  readonly target:
    | { readonly referencedSecurityGroupId: pulumi.Input<string> }
    | { readonly prefixListId: pulumi.Input<string> }
    | { readonly cidrIpv4: string };
}

/** Everybody. Nodes have no IPv6 address, so nothing goes to `::/0`. */
const everybody = "0.0.0.0/0";

/**
 * A security group per role, and exactly the rules of the table of ports, each with its reason from the table. What is not
 * in the table is closed, outbound as well.
 */
export class Firewall extends pulumi.ComponentResource {
  /** Group of each role in the table. */
  readonly groupIds: Readonly<Partial<Record<PartyName, pulumi.Output<string>>>>;

  constructor(name: string, args: FirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:network:Firewall", name, {}, opts);
    const grouped = (Object.keys(parties) as PartyName[]).flatMap((party) => {
      const { purpose } = parties[party];
      const isNamed = args.rules.some(({ from, to }) => from === party || to === party);
      return purpose !== undefined && isNamed ? [{ party, purpose }] : [];
    });
    const groups = grouped.map(
      ({ party, purpose }) =>
        [
          party,
          new aws.ec2.SecurityGroup(
            `${name}-${dashed(party)}`,
            {
              vpcId: args.vpcId,
              description: purpose,
              revokeRulesOnDelete: true,
              tags: { Name: `gitlab-${args.stack} ${dashed(party)}` },
            },
            keepsPlace("aws:ec2/securityGroup:SecurityGroup", {
              parent: this,
              protect: args.protection.kind === "on" && isGuarded(party),
            }),
          ),
        ] as const,
    );
    this.groupIds = Object.fromEntries(groups.map(([party, group]) => [party, group.id]));
    for (const [party, group] of groups) if (isGuarded(party)) this.#refuseOtherNetwork(args, group);
    for (const rule of args.rules) this.#admit(name, rule, args);
    this.registerOutputs({ groupIds: this.groupIds });
  }

  /**
   * The group of a party.
   *
   * @param party one that the table of ports names
   * @throws Error if the table does not name it
   */
  group(party: PartyName): pulumi.Output<string> {
    const group = this.groupIds[party];
    if (!group) throw new Error(`The table of ports has no row for ${party}.`);
    return group;
  }

  /** Refuses another network: nodes, and what leads to them, cannot move there. */
  #refuseOtherNetwork({ stack, vpcId }: FirewallArgs, group: aws.ec2.SecurityGroup): void {
    // In a preview, a VPC that is yet to be created has no id, so waiting for the id would never end. The group was
    // registered with the id if it is known; if none has arrived by then, none will.
    let said: string | undefined;
    pulumi.output(vpcId).apply((id) => {
      said = id;
    });
    refuseEdit(stack, group.vpcId, (is) =>
      is === said
        ? []
        : [
            {
              key: "network.vpcId",
              value: said,
              allowed: `${is}, in which the nodes are`,
              fix: "Change network back. Another VPC is another network: create a new stack and restore a backup there.",
            },
          ],
    );
  }

  /**
   * The groups of the given parties, without those that the table of ports does not name.
   *
   * @param wanted in the order of the result
   */
  groups(...wanted: readonly PartyName[]): pulumi.Output<string>[] {
    return wanted.map((party) => this.groupIds[party]).filter((group) => group !== undefined);
  }

  /** Creates the rules of a row: inbound at the receiver and outbound at the sender, where the group is ours. */
  #admit(name: string, rule: PortRule, args: FirewallArgs): void {
    const { from, to, protocol = "tcp", port, lastPort = port } = rule;
    const common = { ipProtocol: protocol, fromPort: port, toPort: lastPort, description: rule.why };
    const receiver = this.#group(to);
    const sender = this.#group(from);
    const label = `${name}-${dashed(from)}-to-${dashed(to)}-${portLabel(rule)}`;
    if (!receiver && !sender) {
      throw new Error(
        `The row ${from} to ${to}, port ${portLabel(rule)}, opens nothing: neither has a security group.`,
      );
    }
    if (receiver) {
      for (const { suffix, target } of this.#parties(from, args)) {
        new aws.vpc.SecurityGroupIngressRule(
          `${label}${suffix}`,
          { ...common, securityGroupId: receiver, ...target },
          { parent: this },
        );
      }
    }
    if (sender) {
      for (const { suffix, target } of this.#parties(to, args)) {
        new aws.vpc.SecurityGroupEgressRule(
          `${label}${suffix}`,
          { ...common, securityGroupId: sender, ...target },
          { parent: this },
        );
      }
    }
  }

  /**
   * The other sides of a rule for a peer. Only `internet` is everybody.
   *
   * @throws Error if there are none: a row must open neither more nor less than it names
   */
  #parties(peer: PartyName, { lists, vpcCidrs }: FirewallArgs): Party[] {
    const group = this.#group(peer);
    if (group) return [{ suffix: "", target: { referencedSecurityGroupId: group } }];
    if (peer === "internet") return [{ suffix: "", target: { cidrIpv4: everybody } }];
    const parties =
      peer === "vpc"
        ? vpcCidrs.map((cidrIpv4, position) => ({
            suffix: position === 0 ? "" : `-${cidrIpv4.replace("/", "-")}`,
            target: { cidrIpv4 },
          }))
        : lists
            .filter((list) => list.party === peer)
            .map(({ family, id }) => ({ suffix: `-${family}`, target: { prefixListId: id } }));
    if (parties.length === 0) {
      throw new Error(`The table of ports names ${peer}, which has no security group, prefix list or address here.`);
    }
    return parties;
  }

  #group(peer: PartyName): pulumi.Output<string> | undefined {
    return this.groupIds[peer];
  }
}
