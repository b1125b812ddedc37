type Args = Readonly<Record<string, unknown>>;

/** What the stack file says of an existing network. */
export interface SaidNetwork {
  readonly publicSubnetIds?: readonly string[];
  readonly privateSubnetIds?: readonly string[];
}

const letters = "abcdef";

interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

function filtered(args: Args, name: string): readonly string[] {
  return ((args.filters ?? []) as readonly Filter[]).find((filter) => filter.name === name)?.values ?? [];
}

function subnet(id: string, region: string, { publicSubnetIds = [], privateSubnetIds = [] }: SaidNetwork) {
  const isPublic = publicSubnetIds.includes(id);
  const position = Math.max(0, (isPublic ? publicSubnetIds : privateSubnetIds).indexOf(id));
  return {
    id,
    vpcId: "",
    cidrBlock: isPublic ? `10.0.${String(position)}.0/24` : `10.0.${String(16 * (position + 1))}.0/20`,
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
 * An existing VPC such as the stack file needs it: nobody can look at the real one without an account, so its checks pass here
 * and are made by `pulumi preview`.
 *
 * @param said what the stack file says
 * @param region of the stack
 * @returns the answers of the data sources that read a network, by token
 */
export function existingVpc(
  said: SaidNetwork & { readonly vpcId?: string },
  region: string,
): Readonly<Record<string, (args: Args) => Record<string, unknown>>> {
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
    "aws:ec2/getSubnet:getSubnet": ({ id }) => ({ ...subnet(String(id), region, said), vpcId: said.vpcId }),
    "aws:ec2/getRouteTables:getRouteTables": (args) => ({
      ids: filtered(args, "association.subnet-id").map((id) => (isPublic(id) ? tables.public : tables.private)),
    }),
    "aws:ec2/getRouteTable:getRouteTable": ({ routeTableId }) => ({
      routeTableId,
      routes: ways[routeTableId as keyof typeof ways],
    }),
  };
}
