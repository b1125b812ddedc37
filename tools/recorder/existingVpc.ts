import type { PlainObject } from "./plainObject.ts";

/** An existing network in the stack file. */
interface SaidNetwork {
  readonly vpcId?: string;
  readonly publicSubnetIds?: readonly string[];
  readonly privateSubnetIds?: readonly string[];
  readonly dataSubnetIds?: readonly string[];
}

const letters = "abcdef";

function filtered({ filters = [] }: PlainObject, name: string): readonly string[] {
  const list = filters as readonly { readonly name: string; readonly values: readonly string[] }[];
  return list.find((filter) => filter.name === name)?.values ?? [];
}

function subnet(
  id: string,
  region: string,
  { vpcId, publicSubnetIds = [], privateSubnetIds = [], dataSubnetIds = [] }: SaidNetwork,
) {
  const isPublic = publicSubnetIds.includes(id);
  const position = Math.max(0, ...[publicSubnetIds, privateSubnetIds, dataSubnetIds].map((ids) => ids.indexOf(id)));
  const isNode = privateSubnetIds.includes(id);
  const third = isPublic ? position : 16 * (position + (isNode ? 1 : 5));
  return {
    id,
    vpcId,
    cidrBlock: `10.0.${String(third)}.0/${isPublic ? "24" : "20"}`,
    ipv6CidrBlock: isPublic ? `2001:db8:1234:56${String(position).padStart(2, "0")}::/64` : "",
    availabilityZone: `${region}${letters[position] ?? "a"}`,
    availableIpAddressCount: 250,
    mapPublicIpOnLaunch: isPublic,
  };
}

const tables = { public: "rtb-public", private: "rtb-private" } as const;

const ways = {
  [tables.public]: [
    { cidrBlock: "0.0.0.0/0", gatewayId: "igw-0" },
    { ipv6CidrBlock: "::/0", gatewayId: "igw-0" },
  ],
  [tables.private]: [{ cidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-0" }],
};

/**
 * The answers, by token, of the data sources that read a network. They describe a VPC that passes all checks of the
 * program, because the real one cannot be read without an account. `pulumi preview` checks the real one.
 */
export function existingVpc(
  said: SaidNetwork,
  region: string,
): Readonly<Record<string, (args: PlainObject) => PlainObject>> {
  const isPublic = (id: string) => said.publicSubnetIds?.includes(id);
  return {
    "aws:ec2/getVpcs:getVpcs": (args) => ({ ids: filtered(args, "vpc-id") }),
    "aws:ec2/getVpc:getVpc": ({ id }) => ({
      id,
      cidrBlock: "10.0.0.0/16",
      cidrBlockAssociations: [{ associationId: "first", cidrBlock: "10.0.0.0/16", state: "associated" }],
      enableDnsSupport: true,
      enableDnsHostnames: true,
    }),
    "aws:ec2/getSubnets:getSubnets": (args) => ({ ids: filtered(args, "subnet-id") }),
    "aws:ec2/getSubnet:getSubnet": ({ id }) => subnet(String(id), region, said),
    "aws:ec2/getRouteTables:getRouteTables": (args) => ({
      ids: filtered(args, "association.subnet-id").map((id) => (isPublic(id) ? tables.public : tables.private)),
    }),
    "aws:ec2/getRouteTable:getRouteTable": ({ routeTableId }) => ({
      routeTableId,
      routes: ways[routeTableId as keyof typeof ways],
    }),
  };
}
