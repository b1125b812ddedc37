import type { ChangeKind, PropertyChange } from "./model.ts";
import { parsePath } from "./paths.ts";

/** What a change of a type interrupts. */
interface Interruption {
  readonly type: string;
  /** Properties that interrupt when they change in place. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Said when the resource is replaced, or may be. */
  readonly replaced?: string;
  /** Said when it is deleted. */
  readonly deleted?: string;
}

const stops = "the instance is stopped and started: what runs on it is down for some minutes";

/**
 * Sources: the provider's update functions (hashicorp/terraform-provider-aws at 5f2286d6d836: an instance is stopped for
 * type and user data), the EC2, ELB and VPC user guides, and docs/operations.md for what converge does; 2026-11-21.
 */
const interruptions: readonly Interruption[] = [
  {
    type: "aws:ec2/instance:Instance",
    properties: { instanceType: stops, userData: stops, userDataBase64: stops },
    replaced: "a new instance takes its place: what runs on it is down until the new one has started",
    deleted: "what runs on it ends",
  },
  {
    type: "aws:ec2/volumeAttachment:VolumeAttachment",
    replaced: "the instance is stopped while the volume moves",
    deleted: "the instance loses the volume",
  },
  {
    type: "aws:ssm/association:Association",
    replaced:
      "the node takes its new configuration: GitLab answers slowly or not at all for about a minute, longer with a new version",
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    replaced: "its addresses change: connections break until names have followed",
    deleted: "nothing answers under its addresses any more",
  },
  {
    type: "aws:lb/listener:Listener",
    replaced: "nothing answers on its port for a moment",
    deleted: "nothing answers on its port any more",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    replaced: "no target until the new group's checks pass",
  },
  {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    replaced: "no target until checks pass again",
    deleted: "its connections are drained",
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    replaced: "connections to the internet break, and come from another address if that is new, too",
    deleted: "connections to the internet break",
  },
  {
    type: "aws:ec2/route:Route",
    replaced: "packets are lost for a moment",
    deleted: "its destination is out of reach",
  },
  {
    type: "aws:ec2/subnet:Subnet",
    replaced: "everything in it has to be replaced with it",
    deleted: "everything in it has to go before it",
  },
  {
    type: "aws:ec2/vpc:Vpc",
    replaced: "everything in it has to be replaced with it",
    deleted: "everything in it has to go before it",
  },
  {
    type: "aws:ec2/eip:Eip",
    replaced: "the address changes: allowlists of others have to follow",
    deleted: "the address is given back, and cannot be had again",
  },
  {
    type: "aws:route53/record:Record",
    properties: {
      aliases: "the name leads elsewhere, within a minute",
      records: "the name leads elsewhere, once caches expire",
    },
    replaced: "the name leads nowhere for a moment",
    deleted: "the name leads nowhere",
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    replaced: "new connections are refused for a moment",
    deleted: "who came by this rule is locked out, unless another one lets them in",
  },
];

/**
 * What a change restarts or interrupts.
 *
 * @param type type token
 * @param kind what happens to the resource
 * @param properties that change
 * @returns one sentence each; empty: nothing that is known
 */
export function interruptionsOf(type: string, kind: ChangeKind, properties: readonly PropertyChange[]): string[] {
  const row = interruptions.find((one) => one.type === type);
  if (!row) return [];
  if (kind === "replaced") return [row.replaced ?? []].flat();
  if (kind === "mayBeReplaced") return row.replaced === undefined ? [] : [`if it is replaced, ${row.replaced}`];
  if (kind === "deleted") return [row.deleted ?? []].flat();
  // What only follows a replacement is said of the replaced resource.
  const own = properties.filter(({ follows }) => follows === undefined);
  return [...new Set(own.flatMap(({ path }) => row.properties?.[parsePath(path)[0] ?? ""] ?? []))];
}
