import { canonical } from "./differences.ts";
import type { Effect } from "./model.ts";
import type { Path } from "./paths.ts";
import table from "./replacement.json" with { type: "json" };

type Inputs = Readonly<Record<string, unknown>>;

/** A changed property of a resource. */
export interface Changed {
  readonly type: string;
  /** Such as `rootBlockDevice`, `volumeSize`. */
  readonly path: Path;
  /** All inputs. */
  readonly before: Inputs;
  readonly after: Inputs;
}

interface Row {
  readonly replaces: readonly string[];
  readonly updates: readonly string[];
  /** Lists without order. */
  readonly sets: readonly string[];
}

const types: Readonly<Record<string, Row>> = table.types;

/** Types that the table knows. */
export const knownTypes = Object.keys(types);

/**
 * Properties of a type that the table knows, without those inside of others.
 *
 * @param type type token
 */
export function knownProperties(type: string): string[] {
  const row = types[type];
  return row ? [...row.replaces.filter((path) => !path.includes(".")), ...row.updates].toSorted() : [];
}

/** A property whose effect depends on its values or its neighbours. */
interface Condition {
  readonly type: string;
  readonly property: string;
  readonly effect: (changed: Changed) => Effect;
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A rule's source may change its value, not its kind. */
const sourceOfRule = ({ path: [property = ""], before, after }: Changed): Effect =>
  (before[property] === undefined) === (after[property] === undefined) ? "inPlace" : "replaces";

const ruleTypes = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
];

/**
 * What the provider decides in code (CustomizeDiff and ModifyPlan of hashicorp/terraform-provider-aws at 5f2286d6d836,
 * read 2026-11-21). What depends on more than is recorded may replace.
 */
const conditions: readonly Condition[] = [
  ...["userData", "userDataBase64"].map((property): Condition => ({
    type: "aws:ec2/instance:Instance",
    property,
    effect: ({ after }) => (after.userDataReplaceOnChange === true ? "replaces" : "inPlace"),
  })),
  {
    type: "aws:ec2/instance:Instance",
    property: "instanceType", // AWS is asked whether both have an architecture in common
    effect: ({ before, after }) =>
      sameArchitecture(before.instanceType, after.instanceType) ? "inPlace" : "mayReplace",
  },
  ...["enablePrimaryIpv6", "ipv6Addresses"].map((property): Condition => ({
    type: "aws:ec2/instance:Instance",
    property,
    effect: () => "mayReplace",
  })),
  { type: "aws:ec2/vpc:Vpc", property: "cidrBlock", effect: () => "replaces" },
  { type: "aws:ec2/vpc:Vpc", property: "instanceTenancy", effect: () => "mayReplace" },
  { type: "aws:ec2/subnet:Subnet", property: "ipv6CidrBlock", effect: () => "mayReplace" },
  { type: "aws:ec2/vpcEndpoint:VpcEndpoint", property: "privateDnsEnabled", effect: () => "mayReplace" },
  { type: "aws:ec2/natGateway:NatGateway", property: "secondaryPrivateIpAddressCount", effect: () => "mayReplace" },
  { type: "aws:ssm/parameter:Parameter", property: "tier", effect: () => "mayReplace" },
  { type: "aws:secretsmanager/secretVersion:SecretVersion", property: "secretString", effect: () => "replaces" },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    property: "subnetMappings", // likewise, and keeps those that it has
    effect: ({ before, after }) => {
      if (after.loadBalancerType !== "network") return "mayReplace";
      const [had, has] = [listed(before.subnetMappings), listed(after.subnetMappings)].map((some) =>
        some.map(canonical),
      );
      if (!had || !has) return "mayReplace";
      return has.length > had.length && had.every((mapping) => has.includes(mapping)) ? "inPlace" : "replaces";
    },
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer", // a network load balancer takes further subnets, and gives none back
    property: "subnets",
    effect: ({ before, after }) => {
      if (after.loadBalancerType !== "network") return "mayReplace";
      return listed(after.subnets).length > listed(before.subnets).length ? "inPlace" : "replaces";
    },
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    property: "securityGroups",
    effect: ({ before, after }) =>
      listed(before.securityGroups).length > 0 === listed(after.securityGroups).length > 0 ? "inPlace" : "replaces",
  },
  ...ruleTypes.flatMap((type) =>
    ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"].map((property): Condition => ({
      type,
      property,
      effect: sourceOfRule,
    })),
  ),
];

/**
 * What a changed property does to its resource.
 *
 * @param changed the property, and all inputs before and after
 * @returns `mayReplace` for whatever the table does not know
 */
export function effectOf(changed: Changed): Effect {
  const { type, path } = changed;
  const [property = ""] = path;
  const condition = conditions.find((one) => one.type === type && one.property === property);
  if (condition) return condition.effect(changed);
  const row = types[type];
  if (!row) return "mayReplace";
  const text = path.join(".");
  if (row.replaces.some((known) => text === known || text.startsWith(`${known}.`))) return "replaces";
  // A group that comes or goes as a whole brings along or takes away what replaces.
  if (row.replaces.some((known) => known.startsWith(`${text}.`))) return "mayReplace";
  return row.updates.includes(property) ? "inPlace" : "mayReplace";
}

/**
 * Whether the list at a path has no order.
 *
 * @param type type token
 * @param path of the list
 */
export function isSet(type: string, path: Path): boolean {
  return types[type]?.sets.includes(path.join(".")) === true;
}

/**
 * Whether the table knows a type.
 *
 * @param type type token
 */
export function isKnown(type: string): boolean {
  return type in types;
}

/** By AWS' naming: a g after the generation's number is Graviton. Unknown texts are never the same. */
function sameArchitecture(before: unknown, after: unknown): boolean {
  const [one, other] = [before, after].map((type) => /^[a-z]+\d+([a-z-]*)\./.exec(String(type))?.[1]);
  if (one === undefined || other === undefined) return false;
  return one.startsWith("g") === other.startsWith("g");
}

/**
 * Whether a type takes tags, and so the provider's default tags.
 *
 * @param type type token
 */
export function takesTags(type: string): boolean {
  return types[type]?.updates.includes("tags") === true || types[type]?.replaces.includes("tags") === true;
}
